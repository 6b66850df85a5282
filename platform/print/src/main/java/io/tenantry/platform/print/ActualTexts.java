package io.tenantry.platform.print;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Writes the letters beside the glyphs into the content itself. PDFBox keeps them in the page's
 * resources, where poppler does not look.
 */
final class ActualTexts {
  private ActualTexts() {}

  static void writeInline(PDDocument document) throws IOException {
    for (PDPage page : document.getPages()) {
      writeInline(document, page);
    }
  }

  private static void writeInline(PDDocument document, PDPage page) throws IOException {
    PDResources resources = page.getResources();
    if (resources == null || !resources.getCOSObject().containsKey(COSName.PROPERTIES)) {
      return;
    }
    List<Object> tokens = new PDFStreamParser(page).parse();
    for (int i = 1; i < tokens.size(); i++) {
      if (isNamed(tokens.get(i), tokens.get(i - 1))) {
        tokens.set(i - 1, property(resources, (COSName) tokens.get(i - 1)));
      }
    }
    var content = new PDStream(document);
    try (OutputStream stream = content.createOutputStream(COSName.FLATE_DECODE)) {
      new ContentStreamWriter(stream).writeTokens(tokens);
    }
    page.setContents(content);
    resources.getCOSObject().removeItem(COSName.PROPERTIES);
  }

  private static boolean isNamed(Object token, Object before) {
    return token instanceof Operator operator
        && operator.getName().equals(OperatorName.BEGIN_MARKED_CONTENT_SEQ)
        && before instanceof COSName;
  }

  private static COSBase property(PDResources resources, COSName name) {
    return resources.getProperties(name).getCOSObject();
  }
}
