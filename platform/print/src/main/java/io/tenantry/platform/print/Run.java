package io.tenantry.platform.print;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A piece of a line in one face and one direction, shaped: which glyph stands where. Lengths are in
 * thousandths of an em.
 */
final class Run {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final int NOTHING_TO_DRAW = 0xFFFE;
  private static final float SAME_PLACE = 0.6f;

  private final Face face;
  private final boolean rightToLeft;
  private final String text;
  private final GlyphVector glyphs;
  private final int[] drawn;

  private Run(Face face, String text, boolean rightToLeft) {
    this.face = face;
    this.text = text;
    this.rightToLeft = rightToLeft;
    this.glyphs =
        face.font()
            .layoutGlyphVector(
                EXACT,
                text.toCharArray(),
                0,
                text.length(),
                rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
    this.drawn =
        IntStream.range(0, glyphs.getNumGlyphs())
            .filter(i -> glyphs.getGlyphCode(i) < NOTHING_TO_DRAW)
            .toArray();
  }

  static Run shaped(Face face, String text, boolean rightToLeft) {
    return new Run(face, text, rightToLeft);
  }

  Face face() {
    return face;
  }

  boolean isRightToLeft() {
    return rightToLeft;
  }

  String text() {
    return text;
  }

  /** Returns the number of glyphs drawn. */
  int size() {
    return drawn.length;
  }

  /** The character that stands for a glyph in the face's coded font. */
  int character(int i) {
    return face.coded().character(glyphs.getGlyphCode(drawn[i]));
  }

  int glyph(int i) {
    return glyphs.getGlyphCode(drawn[i]);
  }

  float x(int i) {
    return (float) glyphs.getGlyphPosition(drawn[i]).getX();
  }

  float y(int i) {
    return (float) -glyphs.getGlyphPosition(drawn[i]).getY();
  }

  float width() {
    return (float) glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
  }

  /** Of the glyphs of the same letters the one on the line: the others are its dots. */
  int[] bases() {
    return IntStream.range(0, drawn.length)
        .boxed()
        .collect(
            Collectors.toMap(
                this::at, i -> i, (a, b) -> Math.abs(y(b)) < Math.abs(y(a)) ? b : a, TreeMap::new))
        .values()
        .stream()
        .mapToInt(i -> i)
        .sorted()
        .toArray();
  }

  /** The letters that a glyph belongs to. */
  String cluster(int i) {
    int from = at(i);
    int to =
        IntStream.range(0, drawn.length)
            .map(this::at)
            .filter(next -> next > from)
            .min()
            .orElse(text.length());
    return text.substring(from, to);
  }

  /** Returns whether a glyph follows where the pen stands, so that it needs no place of its own. */
  boolean follows(int i, int first, float pen) {
    return y(i) == y(first) && Math.abs(x(i) - pen) < SAME_PLACE;
  }

  private int at(int i) {
    return glyphs.getGlyphCharIndex(drawn[i]);
  }
}
