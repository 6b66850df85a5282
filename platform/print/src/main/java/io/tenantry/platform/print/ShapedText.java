package io.tenantry.platform.print;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxFontResolver.FontDescription;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxTextRenderer;
import com.openhtmltopdf.render.AbstractOutputDevice;
import com.openhtmltopdf.render.FSFont;
import com.openhtmltopdf.render.JustificationInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Draws text of one document. Complex scripts are shaped by the JDK's HarfBuzz, and the original
 * letters are written beside the glyphs ({@code ActualText}), so that the text can be searched and
 * copied.
 */
final class ShapedText extends PdfBoxTextRenderer {
  private static final COSName SPAN = COSName.getPDFName("Span");
  private static final int REGULAR = 400;
  private static final float UNITS = 1000;

  private final PDDocument document;
  private final Faces faces;
  private final Map<Face, FontDescription> fonts = new HashMap<>();

  ShapedText(PDDocument document, Faces faces) {
    this.document = document;
    this.faces = faces;
  }

  @Override
  public int getWidth(FontContext context, FSFont font, String text) {
    return Letters.arePlain(text, faces.first())
        ? super.getWidth(context, font, text)
        : (int) Math.ceil(Line.width(Line.runs(faces, text)) * font.getSize2D() / UNITS);
  }

  @Override
  public void drawString(OutputDevice device, String text, float x, float y) {
    drawString(device, text, x, y, null);
  }

  @Override
  public void drawString(
      OutputDevice device, String text, float x, float y, JustificationInfo spaces) {
    if (Letters.arePlain(text, faces.first())) {
      super.drawString(device, text, x, y, spaces);
      return;
    }
    float size = ((AbstractOutputDevice) device).getFontSpecification().size;
    float left = x;
    for (Run run : Line.runs(faces, text)) {
      new Pen((PdfBoxOutputDevice) device, run, loaded(run.face()), left, y, size).draw();
      left += run.width() * size / UNITS;
    }
  }

  /** Position of a run on its page. */
  private record Pen(
      PdfBoxOutputDevice page, Run run, FontDescription font, float left, float base, float size) {

    void draw() {
      if (run.isRightToLeft()) {
        drawClusters();
      } else {
        open(run.text());
        for (int from = 0; from < run.size(); ) {
          from = draw(from, run.size());
        }
        page.getCurrentPage().endMarkedContent();
      }
    }

    /**
     * Each says its own letters, because readers turn them around. Dots come first and say nothing:
     * readers find words by the gaps between what follows each other.
     */
    private void drawClusters() {
      int[] bases = run.bases();
      open("");
      IntStream.range(0, run.size())
          .filter(i -> Arrays.binarySearch(bases, i) < 0)
          .forEach(i -> draw(i, i + 1));
      page.getCurrentPage().endMarkedContent();
      for (int base : bases) {
        open(run.cluster(base));
        draw(base, base + 1);
        page.getCurrentPage().endMarkedContent();
      }
    }

    /** Draws glyphs as long as the font's own advances hold; returns the first that is left. */
    private int draw(int from, int to) {
      var characters = new StringBuilder();
      float pen = run.x(from);
      int i = from;
      do {
        characters.appendCodePoint(run.character(i));
        pen += advance(run.glyph(i));
        i++;
      } while (i < to && run.follows(i, from, pen));
      page.drawStringFast(
          characters.toString(),
          left + run.x(from) * size / UNITS,
          base - run.y(from) * size / UNITS,
          null,
          font,
          size);
      return i;
    }

    private float advance(int glyph) {
      try {
        return font.getFont().getWidth(glyph);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void open(String text) {
      var properties = new COSDictionary();
      properties.setItem(COSName.ACTUAL_TEXT, new COSString(utf16(text)));
      page.getCurrentPage().beginMarkedContent(SPAN, properties);
    }

    private static byte[] utf16(String text) {
      return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
    }
  }

  private FontDescription loaded(Face face) {
    return fonts.computeIfAbsent(face, this::load);
  }

  private FontDescription load(Face face) {
    try {
      var file = new ByteArrayInputStream(face.coded().ttf());
      return new FontDescription(
          PDType0Font.load(document, file, true), IdentValue.NORMAL, REGULAR);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
