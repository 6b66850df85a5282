package io.tenantry.platform.files;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/**
 * Photos as large as a camera's. All rows are one row in memory, so that making one takes less than
 * reading it: every column has a colour that {@link #red}, {@link #green} and {@link #blue} tell.
 */
final class Photographs {
  private static final int LEVELS = 256;

  private Photographs() {}

  /** Red at a place from 0 to 1, of 255. */
  static int red(double place) {
    return (int) (place * 255);
  }

  /** Green at a place. */
  static int green(double place) {
    return 255 - red(place);
  }

  /** Blue at a place. */
  static int blue(double place) {
    return red(place) / 2;
  }

  /** Eight bits a sample, in full colour. */
  static BufferedImage colour(int width, int height) {
    byte[] row = new byte[width * 3];
    IntStream.range(0, width).forEach(x -> paint(row, x, (double) x / width));
    var samples =
        new ComponentSampleModel(DataBuffer.TYPE_BYTE, width, height, 3, 0, new int[] {0, 1, 2});
    return image(ColorSpace.CS_sRGB, false, samples, new DataBufferByte(row, row.length));
  }

  private static void paint(byte[] row, int x, double place) {
    row[3 * x] = (byte) red(place);
    row[3 * x + 1] = (byte) green(place);
    row[3 * x + 2] = (byte) blue(place);
  }

  /** Sixteen bits a sample, in full colour. */
  static BufferedImage deepColour(int width, int height) {
    short[] row = new short[width * 3];
    for (int x = 0; x < width; x++) {
      double place = (double) x / width;
      row[3 * x] = (short) (red(place) * (LEVELS + 1));
      row[3 * x + 1] = (short) (green(place) * (LEVELS + 1));
      row[3 * x + 2] = (short) (blue(place) * (LEVELS + 1));
    }
    var samples =
        new ComponentSampleModel(DataBuffer.TYPE_USHORT, width, height, 3, 0, new int[] {0, 1, 2});
    return image(ColorSpace.CS_sRGB, false, samples, new DataBufferUShort(row, row.length));
  }

  /** Grey, of the brightness that red has elsewhere. */
  static BufferedImage grey(int width, int height) {
    byte[] row = new byte[width];
    IntStream.range(0, width).forEach(x -> row[x] = (byte) red((double) x / width));
    var samples =
        new ComponentSampleModel(DataBuffer.TYPE_BYTE, width, height, 1, 0, new int[] {0});
    return image(ColorSpace.CS_GRAY, false, samples, new DataBufferByte(row, row.length));
  }

  /** The same in sixteen bits. */
  static BufferedImage deepGrey(int width, int height) {
    short[] row = new short[width];
    IntStream.range(0, width)
        .forEach(x -> row[x] = (short) (red((double) x / width) * (LEVELS + 1)));
    var samples =
        new ComponentSampleModel(DataBuffer.TYPE_USHORT, width, height, 1, 0, new int[] {0});
    return image(ColorSpace.CS_GRAY, false, samples, new DataBufferUShort(row, row.length));
  }

  /** The same with transparency, of which there is none in the left half and all in the right. */
  static BufferedImage greyWithAlpha(int width, int height) {
    byte[] row = new byte[width * 2];
    for (int x = 0; x < width; x++) {
      row[2 * x] = (byte) red((double) x / width);
      row[2 * x + 1] = (byte) (x < width / 2 ? 255 : 0);
    }
    var samples =
        new ComponentSampleModel(DataBuffer.TYPE_BYTE, width, height, 2, 0, new int[] {0, 1});
    return image(ColorSpace.CS_GRAY, true, samples, new DataBufferByte(row, row.length));
  }

  /** Red as printers mix it, of magenta and yellow. */
  static BufferedImage cmykRed(int width, int height) {
    byte[] row = new byte[width * 4];
    for (int x = 0; x < width; x++) {
      row[4 * x + 1] = (byte) 255;
      row[4 * x + 2] = (byte) 255;
    }
    var samples =
        new ComponentSampleModel(DataBuffer.TYPE_BYTE, width, height, 4, 0, new int[] {0, 1, 2, 3});
    return image(
        ColorSpaces.getColorSpace(ColorSpaces.CS_GENERIC_CMYK),
        false,
        samples,
        new DataBufferByte(row, row.length));
  }

  private static BufferedImage image(
      int colours, boolean alpha, ComponentSampleModel samples, DataBuffer data) {
    return image(ColorSpace.getInstance(colours), alpha, samples, data);
  }

  private static BufferedImage image(
      ColorSpace colours, boolean alpha, ComponentSampleModel samples, DataBuffer data) {
    var model =
        new ComponentColorModel(
            colours,
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            samples.getDataType());
    return new BufferedImage(model, Raster.createWritableRaster(samples, data, null), false, null);
  }

  /** Writes it. */
  static Path written(BufferedImage image, String format, boolean progressive, Path file)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var out = new FileImageOutputStream(file.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (progressive) {
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return file;
  }
}
