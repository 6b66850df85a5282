package io.tenantry.platform.files;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStreamSpi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageInputStreamSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * Size of a picture when decoded, read from its header: a file of some bytes can say that it has
 * billions of pixels.
 */
public final class PictureSize {
  private static final int LARGEST_SIDE = 20_000;

  /** A telephone's 50 megapixels are 8160 × 6144, a little more than that. */
  private static final long MOST_PIXELS = 60_000_000;

  /** A WebP can only be decoded as a whole. */
  private static final long MOST_PIXELS_OF_WEBP = 12_500_000;

  private static final ImageInputStreamSpi BUFFERED = new BufferedFileImageInputStreamSpi();

  static {
    // of JPEG the JDK's own reader gets CMYK wrong; this one goes before it
    IIORegistry.getDefaultInstance().registerServiceProvider(new JPEGImageReaderSpi());
    IIORegistry.getDefaultInstance().registerServiceProvider(new WebPImageReaderSpi());
  }

  private PictureSize() {}

  /** Work with a reader that has its input. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads something. */
    T from(ImageReader reader) throws IOException;
  }

  static Optional<String> fault(Path content, String contentType) {
    try {
      return HeicSize.isHeic(contentType)
          ? HeicSize.largest(content)
              .map(size -> fault(size.width(), size.height(), MOST_PIXELS))
              .orElseGet(PictureSize::damaged)
          : reading(
              content,
              contentType,
              reader -> fault(reader.getWidth(0), reader.getHeight(0), most(contentType)));
    } catch (IOException | RuntimeException e) {
      return damaged();
    }
  }

  private static Optional<String> damaged() {
    return Optional.of("The picture is damaged.");
  }

  private static long most(String contentType) {
    return contentType.equals("image/webp") ? MOST_PIXELS_OF_WEBP : MOST_PIXELS;
  }

  private static Optional<String> fault(long width, long height, long most) {
    return Math.max(width, height) > LARGEST_SIDE || width * height > most
        ? Optional.of(
            "The picture has %d × %d pixels; at most %s million and %d a side are taken."
                .formatted(
                    width, height, Double.toString(most / 1e6).replace(".0", ""), LARGEST_SIDE))
        : Optional.empty();
  }

  /**
   * Reads a picture with the reader of its type, from the disk: a cache of it in memory would be as
   * large as the file. It is buffered, since some readers take a byte at a time.
   *
   * @throws IOException when it cannot be read
   */
  public static <T> T reading(Path content, String contentType, Reading<T> reading)
      throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(contentType);
    if (!readers.hasNext()) {
      throw new IOException("Nothing reads " + contentType);
    }
    ImageReader reader = readers.next();
    try (ImageInputStream input = BUFFERED.createInputStreamInstance(content.toFile())) {
      reader.setInput(input, false, true);
      return reading.from(reader);
    } finally {
      reader.dispose();
    }
  }
}
