package io.tenantry.platform.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of the legal moves of a state machine. Code moves through it ({@link State#to}), the
 * database refuses what it lacks ({@code select legal_moves(…)}, compared by a test), and the docs
 * print it. A state without moves is final.
 */
public final class Moves<S extends Enum<S> & State<S>> {
  private final String thing;
  private final Class<S> states;
  private final List<String> columns;
  private final boolean capitals;
  private final Map<S, Set<S>> table;

  private Moves(
      String thing, Class<S> states, List<String> columns, boolean capitals, Map<S, Set<S>> table) {
    this.thing = thing;
    this.states = states;
    this.columns = columns;
    this.capitals = capitals;
    this.table = table;
  }

  /**
   * An empty table.
   *
   * @param thing what moves, such as {@code visit}; by default its column is {@code visit.status}
   */
  public static <S extends Enum<S> & State<S>> Moves<S> of(String thing, Class<S> states) {
    return new Moves<>(thing, states, List.of(thing + ".status"), false, Map.of());
  }

  /** The columns ({@code table.column}) that hold the state, when there is another or several. */
  public Moves<S> in(String... named) {
    return new Moves<>(thing, states, List.of(named), capitals, table);
  }

  /** The columns hold the states' names as they are, and not in lower case. */
  public Moves<S> inCapitals() {
    return new Moves<>(thing, states, columns, true, table);
  }

  /** Begins a line of the table. */
  public From from(S state) {
    return new From(state);
  }

  /** A line of the table that has no end yet. */
  public final class From {
    private final S state;

    private From(S state) {
      this.state = state;
    }

    /** Ends the line: the table with what may follow the state. */
    @SafeVarargs
    public final Moves<S> to(S... next) {
      Map<S, Set<S>> longer = new EnumMap<>(states);
      longer.putAll(table);
      longer.put(state, Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(next))));
      return new Moves<>(thing, states, columns, capitals, longer);
    }
  }

  /** What moves. */
  public String thing() {
    return thing;
  }

  /** The states. */
  public Class<S> states() {
    return states;
  }

  /** The columns ({@code table.column}) that hold the state. */
  public List<String> columns() {
    return columns;
  }

  /** The moves from one state to another as the database knows them: {@code draft>active}. */
  public Set<String> pairs() {
    Set<String> pairs = new TreeSet<>();
    table.forEach(
        (from, next) ->
            next.stream()
                .filter(to -> to != from)
                .forEach(to -> pairs.add(from.column() + ">" + to.column())));
    return pairs;
  }

  /** The refusal of a move. */
  public IllegalMove refusal(S from, S to) {
    List<String> possible = next(from).stream().map(State::column).sorted().toList();
    return new IllegalMove(thing.replace('_', ' '), from.column(), to.column(), possible);
  }

  Set<S> next(S from) {
    return table.getOrDefault(from, Set.of());
  }

  String[] sources(S to) {
    return Arrays.stream(states.getEnumConstants())
        .filter(from -> next(from).contains(to))
        .map(State::column)
        .toArray(String[]::new);
  }

  boolean isInCapitals() {
    return capitals;
  }
}
