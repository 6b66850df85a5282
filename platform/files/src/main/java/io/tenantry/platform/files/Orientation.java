package io.tenantry.platform.files;

import java.awt.geom.AffineTransform;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Orientation of a camera: Exif's tag 274, which says where the first row and the first column of
 * the pixels belong.
 *
 * @param tag 1 to 8; 1 is upright
 */
record Orientation(int tag) {
  static final Orientation UPRIGHT = new Orientation(1);

  private static final int TAG = 0x0112;
  private static final int LAST = 8;
  private static final int FIRST_ON_ITS_SIDE = 5;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ENTRY = 12;

  private static final int START_OF_IMAGE = 0xffd8;
  private static final int START_OF_SCAN = 0xffda;
  private static final int APP1 = 0xffe1;

  /** Reads the orientation of a JPEG; upright when it has none that can be read. */
  static Orientation ofJpeg(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readUnsignedShort() != START_OF_IMAGE) {
        return UPRIGHT;
      }
      for (int marker = in.readUnsignedShort();
          marker != START_OF_SCAN && marker >= 0xff00;
          marker = in.readUnsignedShort()) {
        byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
        if (marker == APP1 && startsWithExif(segment)) {
          return ofExif(segment);
        }
      }
      return UPRIGHT;
    } catch (EOFException e) {
      return UPRIGHT;
    }
  }

  private static boolean startsWithExif(byte[] segment) {
    return segment.length > EXIF.length
        && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length);
  }

  private static Orientation ofExif(byte[] segment) {
    try {
      ByteBuffer tiff = ByteBuffer.wrap(segment, EXIF.length, segment.length - EXIF.length).slice();
      tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = tiff.getInt(4);
      int entries = tiff.getShort(directory) & 0xffff;
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + i * ENTRY;
        if ((tiff.getShort(entry) & 0xffff) == TAG) {
          int tag = tiff.getShort(entry + 8);
          return tag >= 1 && tag <= LAST ? new Orientation(tag) : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (IndexOutOfBoundsException e) {
      return UPRIGHT;
    }
  }

  /** Returns whether width and height change places. */
  boolean isOnItsSide() {
    return tag >= FIRST_ON_ITS_SIDE;
  }

  /** Returns the transform that turns pixels of this width and height upright. */
  AffineTransform upright(int width, int height) {
    return switch (tag) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
