package io.tenantry.property.file;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How large a picture becomes when it is decoded, read from its header: a file of some bytes can
 * say that it has billions of pixels.
 */
public final class PictureSize {
  private static final int LARGEST_SIDE = 15_000;
  private static final long MOST_PIXELS = 50_000_000;

  /** A WebP can only be decoded as a whole. */
  private static final long MOST_PIXELS_OF_WEBP = 16_000_000;

  static {
    IIORegistry.getDefaultInstance().registerServiceProvider(new WebPImageReaderSpi());
  }

  private PictureSize() {}

  /** Work with a reader that has its input. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads something. */
    T from(ImageReader reader) throws IOException;
  }

  static Optional<String> fault(byte[] content, String contentType) {
    long most = contentType.equals("image/webp") ? MOST_PIXELS_OF_WEBP : MOST_PIXELS;
    try {
      return reading(content, contentType, reader -> fault(reader, most));
    } catch (IOException | RuntimeException e) {
      return Optional.of("The picture is damaged.");
    }
  }

  private static Optional<String> fault(ImageReader reader, long most) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    return Math.max(width, height) > LARGEST_SIDE || width * height > most
        ? Optional.of(
            "The picture has %d × %d pixels; at most %d million and %d a side are taken."
                .formatted(width, height, most / 1_000_000, LARGEST_SIDE))
        : Optional.empty();
  }

  /**
   * Reads a picture with the reader of its type.
   *
   * @throws IOException when it cannot be read
   */
  public static <T> T reading(byte[] content, String contentType, Reading<T> reading)
      throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(contentType);
    if (!readers.hasNext()) {
      throw new IOException("Nothing reads " + contentType);
    }
    ImageReader reader = readers.next();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(input);
      return reading.from(reader);
    } finally {
      reader.dispose();
    }
  }
}
