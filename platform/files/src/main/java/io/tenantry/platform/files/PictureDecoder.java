package io.tenantry.platform.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * Decodes a picture upright, on white, in eight-bit RGB and at most so many pixels a side. It is
 * read strip by strip, and with fewer pixels where it has more than twice as many as are wanted: so
 * the heap holds a strip and the result, however large the picture is. Pictures with more than one
 * sample a pixel, more than eight bits, a palette or transparency become RGB when they are drawn.
 */
final class PictureDecoder {
  /** Bytes of a decoded strip at most. */
  private static final long STRIP = 20_000_000;

  /** As much at most of what Java2D copies while it draws: deep and grey samples. */
  private static final long COPIED_STRIP = 8_000_000;

  /** Rows a strip shares with the next, from which the pixels at its edge are interpolated too. */
  private static final int OVERLAP = 2;

  private final ImageReader reader;
  private final boolean inStrips;
  private final int width;
  private final int height;
  private final int step;
  private final int columns;
  private final int rows;
  private final int resultWidth;
  private final int resultHeight;

  /**
   * Reads the size.
   *
   * @param inStrips whether the format lets a part be read without the whole
   */
  PictureDecoder(ImageReader reader, boolean inStrips, int longestSide) throws IOException {
    this.reader = reader;
    this.inStrips = inStrips;
    this.width = reader.getWidth(0);
    this.height = reader.getHeight(0);
    this.step = Math.max(1, Math.max(width, height) / longestSide);
    this.columns = Math.ceilDiv(width, step);
    this.rows = Math.ceilDiv(height, step);
    double scale = Math.min(1, (double) longestSide / Math.max(columns, rows));
    this.resultWidth = Math.max(1, (int) Math.round(columns * scale));
    this.resultHeight = Math.max(1, (int) Math.round(rows * scale));
  }

  /** Decodes it. */
  BufferedImage decode(Orientation orientation) throws IOException {
    boolean onItsSide = orientation.isOnItsSide();
    var result =
        new BufferedImage(
            onItsSide ? resultHeight : resultWidth,
            onItsSide ? resultWidth : resultHeight,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = result.createGraphics();
    try {
      canvas.setColor(Color.WHITE);
      canvas.fillRect(0, 0, result.getWidth(), result.getHeight());
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      canvas.transform(orientation.upright(resultWidth, resultHeight));
      int atOnce = resultRowsOfStrip();
      for (int from = 0; from < resultHeight; from += atOnce) {
        drawStrip(canvas, from, Math.min(resultHeight, from + atOnce));
      }
    } finally {
      canvas.dispose();
    }
    return result;
  }

  private int resultRowsOfStrip() throws IOException {
    ImageTypeSpecifier type = reader.getImageTypes(0).next();
    SampleModel samples = type.getSampleModel();
    int bits = DataBuffer.getDataTypeSize(samples.getDataType());
    int copied = PlainGrey.bytesOfPixel(type);
    long strip = bits > Byte.SIZE || copied > 0 ? COPIED_STRIP : STRIP;
    int bytesOfPixel = samples.getNumBands() * bits / Byte.SIZE + copied;
    long fitting = strip / ((long) columns * bytesOfPixel);
    if (!inStrips || fitting >= rows) {
      return resultHeight;
    }
    return (int) Math.max(1, (fitting - 2 * OVERLAP) * resultHeight / rows);
  }

  /** Draws the rows of the result from one up to, not including, another. */
  private void drawStrip(Graphics2D canvas, int from, int to) throws IOException {
    double rowsOfOne = (double) rows / resultHeight;
    int first = Math.max(0, (int) (from * rowsOfOne) - OVERLAP);
    int last = Math.min(rows, (int) Math.ceil(to * rowsOfOne) + OVERLAP);
    BufferedImage strip = read(first, last);
    var place =
        AffineTransform.getScaleInstance(
            (double) resultWidth / columns, (double) resultHeight / rows);
    place.translate(0, first);
    canvas.setClip(0, from, resultWidth, to - from);
    canvas.drawImage(PlainGrey.of(strip), place, null);
    strip.flush();
  }

  private BufferedImage read(int first, int last) throws IOException {
    ImageReadParam part = reader.getDefaultReadParam();
    part.setSourceSubsampling(step, step, 0, 0);
    if (inStrips) {
      int top = first * step;
      part.setSourceRegion(
          new Rectangle(0, top, width, Math.min((last - first) * step, height - top)));
    }
    return reader.read(0, part);
  }
}
