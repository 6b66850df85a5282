package io.tenantry.platform.print;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text of one line, cut where its direction or its face changes. */
final class Line {
  private static final int UNKNOWN = 0xFFFD;

  private final Faces faces;
  private final String text;

  private Line(Faces faces, String text) {
    this.faces = faces;
    this.text = text;
  }

  /** The runs of a text from left to right, as they stand on the page. */
  static List<Run> runs(Faces faces, String text) {
    return new Line(faces, text).runs();
  }

  static float width(List<Run> runs) {
    return (float) runs.stream().mapToDouble(Run::width).sum();
  }

  private List<Run> runs() {
    // the first strong letter says which way the whole goes
    var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    int count = bidi.getRunCount();
    var levels = new byte[count];
    var order = new Integer[count];
    for (int i = 0; i < count; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      order[i] = i;
    }
    Bidi.reorderVisually(levels, 0, order, 0, count);
    var runs = new ArrayList<Run>();
    for (int i : order) {
      boolean rightToLeft = bidi.getRunLevel(i) % 2 == 1;
      List<Run> pieces = pieces(bidi.getRunStart(i), bidi.getRunLimit(i), rightToLeft);
      runs.addAll(rightToLeft ? pieces.reversed() : pieces);
    }
    return runs;
  }

  /** In the order in which they are read. */
  private List<Run> pieces(int from, int to, boolean rightToLeft) {
    var pieces = new ArrayList<Run>();
    var piece = new StringBuilder();
    Optional<Face> last = Optional.empty();
    for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      Optional<Face> face = faces.of(c, last);
      int shown = face.isPresent() ? c : UNKNOWN;
      Face now = face.orElse(faces.first());
      if (last.isPresent() && last.get() != now) {
        pieces.add(Run.shaped(last.get(), piece.toString(), rightToLeft));
        piece.setLength(0);
      }
      piece.appendCodePoint(shown);
      last = Optional.of(now);
    }
    last.ifPresent(face -> pieces.add(Run.shaped(face, piece.toString(), rightToLeft)));
    return pieces;
  }
}
