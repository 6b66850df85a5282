package io.tenantry.platform.files;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/**
 * A photo made anew from its pixels: upright, on white, of a bounded size, and without anything the
 * camera or anybody else wrote beside them.
 *
 * @param content the file it was written to
 * @param smaller the same picture in smaller sizes
 */
record Picture(
    String contentType, int width, int height, Path content, Map<PhotoSize, Path> smaller) {
  private static final int LONGEST_SIDE = 2048;
  private static final float QUALITY = 0.85f;
  private static final String PNG = "image/png";
  private static final String JPEG = "image/jpeg";

  /** One at a time: what it takes on and off the heap is counted once. */
  private static final Semaphore ONE = new Semaphore(1, true);

  /** A file is no picture that can be decoded. */
  static final class Undecodable extends Exception {
    private static final long serialVersionUID = 1L;

    Undecodable() {}

    Undecodable(Exception cause) {
      super(cause);
    }
  }

  /**
   * Makes it. Blocks.
   *
   * @param folder where it is written
   */
  static Picture of(Path file, String contentType, TemporaryFolder folder) throws Undecodable {
    ONE.acquireUninterruptibly();
    try {
      return written(decoded(file, contentType), contentType.equals(PNG) ? PNG : JPEG, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ONE.release();
    }
  }

  private static BufferedImage decoded(Path file, String contentType) throws Undecodable {
    boolean inStrips = contentType.equals(JPEG) || contentType.equals(PNG);
    try {
      Orientation orientation =
          contentType.equals(JPEG) ? Orientation.ofJpeg(file) : Orientation.UPRIGHT;
      return PictureSize.reading(
          file,
          contentType,
          reader -> new PictureDecoder(reader, inStrips, LONGEST_SIDE).decode(orientation));
    } catch (IOException | RuntimeException e) {
      throw new Undecodable(e);
    }
  }

  /** Each size is made of the next larger one, which is let go. */
  private static Picture written(BufferedImage full, String contentType, TemporaryFolder folder)
      throws IOException {
    Path content = folder.file("full");
    write(full, contentType, content);
    Map<PhotoSize, Path> smaller = new EnumMap<>(PhotoSize.class);
    BufferedImage last = full;
    for (PhotoSize size : List.of(PhotoSize.values()).reversed()) {
      double scale = Math.min(1, (double) size.longestSide() / longest(full));
      last = shrunk(last, scaled(full.getWidth(), scale), scaled(full.getHeight(), scale));
      Path file = folder.file(size.of("full"));
      write(last, contentType, file);
      smaller.put(size, file);
    }
    return new Picture(contentType, full.getWidth(), full.getHeight(), content, smaller);
  }

  private static int longest(BufferedImage image) {
    return Math.max(image.getWidth(), image.getHeight());
  }

  private static int scaled(int side, double scale) {
    return Math.max(1, (int) Math.round(side * scale));
  }

  /** Interpolation looks at four pixels, so no step goes below half. */
  private static BufferedImage shrunk(BufferedImage image, int width, int height) {
    BufferedImage last = image;
    while (last.getWidth() > width || last.getHeight() > height) {
      last =
          drawn(
              last,
              Math.max(width, Math.ceilDiv(last.getWidth(), 2)),
              Math.max(height, Math.ceilDiv(last.getHeight(), 2)));
    }
    return last;
  }

  private static BufferedImage drawn(BufferedImage image, int width, int height) {
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = scaled.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(image, 0, 0, width, height, null);
    canvas.dispose();
    return scaled;
  }

  private static void write(BufferedImage image, String contentType, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(contentType).next();
    Files.deleteIfExists(file);
    try (var out = new FileImageOutputStream(file.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (contentType.equals(JPEG)) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  /** Bytes of the full size. */
  long size() {
    try {
      return Files.size(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
