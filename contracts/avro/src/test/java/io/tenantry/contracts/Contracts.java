package io.tenantry.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The contracts as they are in the tree, and as they were last released. */
final class Contracts {
  static final Path RELEASED = Path.of("released");
  private static final Path CURRENT = Path.of("src/main/avro");

  private Contracts() {}

  static List<Schema> current() {
    return files(CURRENT).map(Contracts::generated).toList();
  }

  static List<Schema> released() {
    return files(RELEASED).map(Contracts::parse).toList();
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema generated(Path file) {
    String type = file.getFileName().toString().replace(".avsc", "");
    String context = file.getParent().getFileName().toString();
    try {
      return SpecificData.get()
          .getSchema(Class.forName("io.tenantry.contracts." + context + "." + type));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(file + " has no generated class of its name and folder", e);
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
