package io.tenantry.property.photo;

import io.tenantry.property.file.PictureSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * A photo made anew from its pixels: upright, of a bounded size, and without anything the camera or
 * anybody else wrote beside them.
 *
 * @param smaller the same picture in smaller sizes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Picture(
    String contentType, int width, int height, byte[] content, Map<PhotoSize, byte[]> smaller) {
  private static final int LONGEST_SIDE = 2048;
  private static final double QUALITY = 0.85;

  /** What is decoded at most; a larger picture is read with fewer pixels. */
  private static final double MOST_PIXELS = 16_000_000;

  /** One at a time: a decoded picture takes many times the memory of its file. */
  private static final Semaphore ONE = new Semaphore(1, true);

  /**
   * Makes it. Blocks.
   *
   * @throws IOException when the file cannot be decoded
   */
  static Picture of(byte[] file, String contentType) throws IOException {
    ONE.acquireUninterruptibly();
    try {
      return make(
          PictureSize.reading(file, contentType, reader -> decode(reader, contentType)),
          contentType);
    } finally {
      ONE.release();
    }
  }

  private static Picture make(BufferedImage decoded, String contentType) throws IOException {
    boolean png = contentType.equals("image/png");
    String format = png ? "png" : "jpg";
    BufferedImage full = shrunk(png ? decoded : opaque(decoded), LONGEST_SIDE);
    Map<PhotoSize, byte[]> smaller = new EnumMap<>(PhotoSize.class);
    for (PhotoSize size : PhotoSize.values()) {
      smaller.put(size, encoded(shrunk(full, size.longestSide()), format));
    }
    return new Picture(
        png ? contentType : "image/jpeg",
        full.getWidth(),
        full.getHeight(),
        encoded(full, format),
        smaller);
  }

  private static BufferedImage decode(ImageReader reader, String contentType) throws IOException {
    double pixels = (double) reader.getWidth(0) * reader.getHeight(0);
    int step = Math.max(1, (int) Math.ceil(Math.sqrt(pixels / MOST_PIXELS)));
    ImageReadParam every = reader.getDefaultReadParam();
    every.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, every);
    Orientation orientation =
        contentType.equals("image/jpeg") ? ExifUtils.getExifOrientation(reader, 0) : null;
    return orientation == null
        ? image
        : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
  }

  private static BufferedImage opaque(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_RGB) {
      return image;
    }
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = opaque.createGraphics();
    canvas.drawImage(image, 0, 0, Color.WHITE, null);
    canvas.dispose();
    return opaque;
  }

  private static BufferedImage shrunk(BufferedImage image, int longestSide) throws IOException {
    double factor = (double) longestSide / Math.max(image.getWidth(), image.getHeight());
    return factor >= 1 ? image : Thumbnails.of(image).scale(factor).asBufferedImage();
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    Thumbnails.of(image).scale(1).outputFormat(format).outputQuality(QUALITY).toOutputStream(out);
    return out.toByteArray();
  }
}
