package io.tenantry.platform.data;

import java.util.List;

/**
 * A move that a table of {@link Moves} lacks. It names those that are possible; where it reaches
 * HTTP it is a conflict.
 */
public final class IllegalMove extends IllegalStateException {
  private static final long serialVersionUID = 1;
  private final String from;
  private final String to;
  private final List<String> possible;

  IllegalMove(String thing, String from, String to, List<String> possible) {
    super(
        "The %s is %s and cannot become %s%s"
            .formatted(
                thing,
                from,
                to,
                possible.isEmpty()
                    ? "; that is final."
                    : "; possible is: " + String.join(", ", possible) + "."));
    this.from = from;
    this.to = to;
    this.possible = possible;
  }

  /** The state that is left as it is. */
  public String from() {
    return from;
  }

  /** The state that was asked for. */
  public String to() {
    return to;
  }

  /** The states that may follow. */
  public List<String> possible() {
    return possible;
  }
}
