package io.tenantry.simulation.world;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** States that occurred, and the moves between them. */
public final class Trail<S extends Enum<S>> {
  private final Class<S> type;
  private final Set<S> reached;
  private final Map<S, Set<S>> moves;

  /** Nothing was anywhere. */
  public Trail(Class<S> type) {
    this.type = type;
    this.reached = EnumSet.noneOf(type);
    this.moves = new EnumMap<>(type);
  }

  /** Something is in a state, after another or as its first. */
  public void add(Optional<S> before, S now) {
    reached.add(now);
    before.filter(state -> state != now).ifPresent(state -> after(state).add(now));
  }

  /** Adds all of another trail. */
  public void add(Trail<S> other) {
    reached.addAll(other.reached);
    other.moves.forEach((from, to) -> after(from).addAll(to));
  }

  /** The states that were reached. */
  public Set<S> reached() {
    return reached;
  }

  /** The states that followed this one. */
  public Set<S> after(S state) {
    return moves.computeIfAbsent(state, any -> EnumSet.noneOf(type));
  }
}
