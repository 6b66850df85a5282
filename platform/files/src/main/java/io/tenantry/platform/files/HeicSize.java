package io.tenantry.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pixels a HEIC says it has: its {@code ispe} boxes stand in the head of the file (ISO/IEC
 * 23008-12, 6.5.3), one for the picture and one for each of its tiles.
 *
 * @param width pixels
 * @param height pixels
 */
record HeicSize(long width, long height) {
  private static final String BOX = "ispe";
  private static final int HEAD = 256 * 1024;

  /** Name, version and flags, width, height. */
  private static final int LENGTH = 16;

  private static final long UNSIGNED = 0xffff_ffffL;

  static boolean isHeic(String contentType) {
    return contentType.equals("image/heic") || contentType.equals("image/heif");
  }

  /** The largest picture in the file; empty when it names none. */
  static Optional<HeicSize> largest(Path content) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      byte[] head = in.readNBytes(HEAD);
      String text = new String(head, StandardCharsets.ISO_8859_1);
      ByteBuffer bytes = ByteBuffer.wrap(head);
      return Stream.iterate(text.indexOf(BOX), at -> at >= 0, at -> text.indexOf(BOX, at + 1))
          .filter(at -> at + LENGTH <= head.length)
          .map(at -> new HeicSize(unsigned(bytes, at + 8), unsigned(bytes, at + 12)))
          .max(Comparator.comparingDouble(size -> (double) size.width() * size.height()));
    }
  }

  private static long unsigned(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & UNSIGNED;
  }
}
