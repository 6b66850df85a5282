package io.tenantry.property.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

  private Polyglot() {}

  /** What else it is, in words; empty when it is only what it was announced as. */
  static Optional<String> alsoIn(byte[] content, String announced) {
    if (hasZipEnd(content)) {
      return refusal("a ZIP archive");
    }
    if (announced.equals("application/pdf")) {
      return Optional.empty();
    }
    if (latin(content, PDF_HEAD).contains(PDF)) {
      return refusal("a PDF");
    }
    String text = latin(content, content.length).toLowerCase(Locale.ROOT);
    return SCRIPTS.stream().anyMatch(text::contains) ? refusal("a script") : Optional.empty();
  }

  private static Optional<String> refusal(String what) {
    return Optional.of("The file is also " + what + ".");
  }

  /** One byte, one character; scripts are written in ASCII. */
  private static String latin(byte[] content, int length) {
    return new String(content, 0, Math.min(length, content.length), StandardCharsets.ISO_8859_1);
  }

  private static boolean hasZipEnd(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int last = content.length - ZIP_END;
    for (int at = last; at >= 0 && at >= content.length - ZIP_TAIL; at--) {
      if (bytes.getInt(at) == ZIP_END_SIGNATURE) {
        return true;
      }
    }
    return false;
  }
}
