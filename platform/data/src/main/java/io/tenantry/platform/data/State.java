package io.tenantry.platform.data;

import java.util.Locale;
import java.util.Set;

/**
 * A state of a state machine: an enum with a table of its legal moves, which it obeys and which the
 * database refuses to leave (docs/adr/0063).
 */
public interface State<S extends Enum<S> & State<S>> {
  /** The table of its state machine. */
  Moves<S> moves();

  /** The states that may follow. */
  default Set<S> next() {
    return moves().next(self());
  }

  /** Whether {@code next} may follow. */
  default boolean mayBecome(S next) {
    return next().contains(next);
  }

  /**
   * The state that follows.
   *
   * @throws IllegalMove when it may not
   */
  default S to(S next) {
    if (!mayBecome(next)) {
      throw moves().refusal(self(), next);
    }
    return next;
  }

  /** The columns' values from which this one may be reached, for {@code where status = any(…)}. */
  default String[] sources() {
    return moves().sources(self());
  }

  /** As it stands in the database. */
  default String column() {
    String name = self().name();
    return moves().isInCapitals() ? name : name.toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("unchecked")
  private S self() {
    return (S) this;
  }
}
