package io.tenantry.local.process;

import io.tenantry.local.checkout.PrivateFile;
import io.tenantry.local.checkout.PrivateFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The output of a component. A start keeps the one before it as {@code .1}. */
public record LogFile(Path path) {
  private static final int TAIL_BYTES = 65_536;
  private static final int WIDTH = 300;

  void turn() {
    try {
      PrivateFolder.make(path.getParent());
      if (Files.exists(path)) {
        Files.move(
            path,
            path.resolveSibling(path.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      PrivateFile.write(path, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines that say something, each cut to what a terminal can show. */
  public List<String> tail(int lines) {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - TAIL_BYTES));
      var bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      var all =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .filter(l -> !l.isBlank())
              .map(LogFile::cut)
              .toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String cut(String line) {
    return line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line;
  }
}
