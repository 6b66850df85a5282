package io.tenantry.platform.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures, good ones and bad ones. */
public final class Pictures {
  private static final int ON_ITS_SIDE = 6;

  private Pictures() {}

  /** A small PNG. */
  public static byte[] png() {
    return encoded(20, 10, "png");
  }

  /** A JPEG. */
  public static byte[] jpeg(int width, int height) {
    return encoded(width, height, "jpg");
  }

  /** A JPEG whose EXIF says that it lies on its side, and where it was taken. */
  public static byte[] jpegOnItsSide(int width, int height, String place) throws IOException {
    byte[] plain = encoded(width, height, "jpg");
    var out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    out.write(exif(place));
    out.write(plain, 2, plain.length - 2);
    return out.toByteArray();
  }

  /** APP1: a TIFF of two entries, orientation and description. */
  private static byte[] exif(String place) {
    byte[] text = (place + "\0").getBytes(StandardCharsets.US_ASCII);
    int tiff = 8 + 2 + 2 * 12 + 4 + text.length;
    ByteBuffer app1 = ByteBuffer.allocate(2 + 2 + 6 + tiff);
    app1.putShort((short) 0xffe1).putShort((short) (2 + 6 + tiff));
    app1.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    app1.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    app1.putShort((short) 2);
    app1.putShort((short) 0x010e).putShort((short) 2).putInt(text.length).putInt(38);
    app1.putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) ON_ITS_SIDE)
        .putShort((short) 0);
    app1.putInt(0).put(text);
    return app1.array();
  }

  /** A PNG of some bytes that says it has a billion pixels and a half. */
  public static byte[] bomb() throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(40_000)
            .putInt(40_000)
            .put(new byte[] {1, 0, 0, 0, 0})
            .array());
    var zeros = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(zeros)) {
      byte[] line = new byte[5_001];
      for (int i = 0; i < 40_000; i++) {
        deflater.write(line);
      }
    }
    chunk(out, "IDAT", zeros.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data)
      throws IOException {
    var checksum = new CRC32();
    checksum.update(type.getBytes(StandardCharsets.US_ASCII));
    checksum.update(data);
    var writer = new DataOutputStream(out);
    writer.writeInt(data.length);
    writer.writeBytes(type);
    writer.write(data);
    writer.writeInt((int) checksum.getValue());
  }

  private static byte[] encoded(int width, int height, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
