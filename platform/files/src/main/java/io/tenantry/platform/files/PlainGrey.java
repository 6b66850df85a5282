package io.tenantry.platform.files;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import javax.imageio.ImageTypeSpecifier;

/**
 * Takes grey as it was written. Java draws grey with an alpha channel, or of 16 bits, as if its
 * numbers were amounts of light, which makes it paler; cameras and programs write it like sRGB.
 */
final class PlainGrey {
  private PlainGrey() {}

  /** The same picture, in RGB where Java would make it paler. */
  static BufferedImage of(BufferedImage image) {
    return isPaler(image.getColorModel(), image.getType()) ? rgb(image) : image;
  }

  /**
   * Returns the additional bytes a pixel of such a picture takes in RGB; none when it is left as it
   * is.
   */
  static int bytesOfPixel(ImageTypeSpecifier type) {
    return isPaler(type.getColorModel(), type.getBufferedImageType()) ? Integer.BYTES : 0;
  }

  private static boolean isPaler(ColorModel colors, int type) {
    return colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && type != BufferedImage.TYPE_BYTE_GRAY;
  }

  private static BufferedImage rgb(BufferedImage image) {
    int width = image.getWidth();
    Raster samples = image.getRaster();
    int narrowing = samples.getSampleModel().getSampleSize(0) - Byte.SIZE;
    boolean transparent = samples.getNumBands() > 1;
    var rgb = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    int[] row = new int[width * samples.getNumBands()];
    int[] pixels = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      samples.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int grey = row[transparent ? 2 * x : x] >> narrowing;
        int alpha = transparent ? row[2 * x + 1] >> narrowing : 0xff;
        pixels[x] = alpha << 24 | grey << 16 | grey << 8 | grey;
      }
      rgb.setRGB(0, y, width, 1, pixels, 0, width);
    }
    return rgb;
  }
}
