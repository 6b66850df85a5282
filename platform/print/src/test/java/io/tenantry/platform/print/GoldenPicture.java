package io.tenantry.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Compares a printed page with a picture that somebody looked at: a page-wide average would hide a
 * wrong letter, so the cell that differs most counts. {@code -Dprint.golden=write} draws the
 * pictures anew, to be looked at again.
 */
final class GoldenPicture {
  private static final int DPI = 100;
  private static final int CELL = 24;
  private static final int STEP = 12;
  private static final double MOST = 0.04;

  private GoldenPicture() {}

  static void check(String name, byte[] pdf) {
    BufferedImage picture = picture(pdf);
    if ("write".equals(System.getProperty("print.golden"))) {
      write(name, picture);
    }
    assertThat(difference(golden(name), picture)).as(name).isLessThan(MOST);
  }

  /** The greatest share of changed ink in any cell. */
  static double difference(BufferedImage one, BufferedImage other) {
    assertThat(other.getWidth()).isEqualTo(one.getWidth());
    assertThat(other.getHeight()).isEqualTo(one.getHeight());
    int[][] a = blurred(one);
    int[][] b = blurred(other);
    double most = 0;
    for (int y = 0; y + CELL <= one.getHeight(); y += STEP) {
      for (int x = 0; x + CELL <= one.getWidth(); x += STEP) {
        most = Math.max(most, difference(a, b, x, y));
      }
    }
    return most;
  }

  static BufferedImage picture(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double difference(int[][] a, int[][] b, int left, int top) {
    long changed = 0;
    for (int y = top; y < top + CELL; y++) {
      for (int x = left; x < left + CELL; x++) {
        changed += Math.abs(a[y][x] - b[y][x]);
      }
    }
    return changed / (255.0 * CELL * CELL);
  }

  /** Each pixel is the mean of nine, so that edges may differ a little. */
  private static int[][] blurred(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    var grey = new int[height][width];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        grey[y][x] = mean(picture, x, y);
      }
    }
    return grey;
  }

  private static int mean(BufferedImage picture, int x, int y) {
    int sum = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        sum += picture.getRaster().getSample(x + dx, y + dy, 0);
      }
    }
    return sum / 9;
  }

  private static BufferedImage golden(String name) {
    try (InputStream file = GoldenPicture.class.getResourceAsStream("golden/" + name + ".png")) {
      return ImageIO.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String name, BufferedImage picture) {
    try {
      for (String folder : new String[] {"src/test/resources", "target/test-classes"}) {
        Path file =
            Path.of(folder, "io/tenantry/platform/print/golden", name + ".png").toAbsolutePath();
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
