package io.tenantry.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds a second file in a file: one that a browser, an archiver or a reader of documents would
 * take it for, although it begins as something harmless.
 */
final class Polyglot {
  private static final List<String> SCRIPTS =
      List.of("<script", "<?php", "<html", "<svg ", "<!doctype html", "javascript:");
  private static final String PDF = "%PDF-";

  /** Readers look for the beginning of a PDF in this many bytes. */
  private static final int PDF_HEAD = 1024;

  /** The end record of a ZIP, a fixed part and a comment of at most 65,535 bytes. */
  private static final int ZIP_END = 22;

  private static final int ZIP_END_SIGNATURE = 0x06054b50;
  private static final int ZIP_TAIL = ZIP_END + 0xffff;

  private static final int CHUNK = 64 * 1024;

  /** Bytes kept of a chunk, so that a script is found that begins in it and ends in the next. */
  private static final int OVERLAP = 16;

  private Polyglot() {}

  /** Returns the other file type it is, in words; empty when it is only the announced one. */
  static Optional<String> alsoIn(Path content, String announced) throws IOException {
    if (hasZipEnd(content)) {
      return refusal("a ZIP archive");
    }
    if (announced.equals("application/pdf")) {
      return Optional.empty();
    }
    if (beginsWithPdf(content)) {
      return refusal("a PDF");
    }
    return hasScript(content) ? refusal("a script") : Optional.empty();
  }

  private static Optional<String> refusal(String what) {
    return Optional.of("The file is also " + what + ".");
  }

  private static boolean beginsWithPdf(Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      return latin(in.readNBytes(PDF_HEAD)).contains(PDF);
    }
  }

  private static boolean hasScript(Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      String before = "";
      for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        String text = before + latin(chunk).toLowerCase(Locale.ROOT);
        if (SCRIPTS.stream().anyMatch(text::contains)) {
          return true;
        }
        before = text.substring(Math.max(0, text.length() - OVERLAP));
      }
      return false;
    }
  }

  /** One byte, one character; scripts are written in ASCII. */
  private static String latin(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private static boolean hasZipEnd(Path content) throws IOException {
    ByteBuffer tail = ByteBuffer.wrap(tail(content)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = tail.capacity() - ZIP_END; at >= 0; at--) {
      if (tail.getInt(at) == ZIP_END_SIGNATURE) {
        return true;
      }
    }
    return false;
  }

  private static byte[] tail(Path content) throws IOException {
    try (var file = new RandomAccessFile(content.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(file.length(), ZIP_TAIL)];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      return tail;
    }
  }
}
