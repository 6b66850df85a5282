package io.tenantry.property.row;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import java.util.List;
import java.util.Set;

/** The refusal of a move that a table of states does not have; it names those it has. */
public final class IllegalMove {
  private IllegalMove() {}

  /**
   * A conflict.
   *
   * @param what the thing with its article, such as {@code The bed}
   */
  public static HttpProblem of(
      String what, Enum<?> from, Enum<?> to, Set<? extends Enum<?>> possible) {
    List<String> moves = possible.stream().map(Choice::column).sorted().toList();
    String advice =
        moves.isEmpty() ? "; that is final." : "; possible is: " + String.join(", ", moves) + ".";
    return HttpProblem.builder(
            Problems.conflict(
                "illegal-move",
                "%s is %s and cannot become %s%s"
                    .formatted(what, Choice.column(from), Choice.column(to), advice)))
        .with("from", Choice.column(from))
        .with("to", Choice.column(to))
        .with("possible", moves)
        .build();
  }
}
