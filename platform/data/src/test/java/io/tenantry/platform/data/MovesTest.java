package io.tenantry.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MovesTest {
  private enum Door implements State<Door> {
    OPEN,
    CLOSED,
    BRICKED_UP;

    private static final Moves<Door> MOVES =
        Moves.of("front_door", Door.class)
            .from(OPEN)
            .to(CLOSED, OPEN)
            .from(CLOSED)
            .to(OPEN, BRICKED_UP);

    @Override
    public Moves<Door> moves() {
      return MOVES;
    }
  }

  @Test
  void only_the_listed_moves_are_possible() {
    for (Door from : Door.values()) {
      for (Door to : Door.values()) {
        if (from.mayBecome(to)) {
          assertThat(from.to(to)).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> from.to(to)).isInstanceOf(IllegalMove.class);
        }
      }
    }
  }

  @Test
  void a_refusal_names_the_moves_that_are_possible() {
    assertThatThrownBy(() -> Door.CLOSED.to(Door.CLOSED))
        .hasMessage(
            "The front door is closed and cannot become closed; possible is: bricked_up, open.");
    assertThatThrownBy(() -> Door.BRICKED_UP.to(Door.OPEN))
        .hasMessageEndingWith("; that is final.");
  }

  @Test
  void statements_and_the_database_get_the_columns_values() {
    assertThat(Door.OPEN.sources()).containsExactly("open", "closed");
    assertThat(Door.MOVES.columns()).containsExactly("front_door.status");
    assertThat(Door.MOVES.pairs())
        .as("staying is no move")
        .containsExactly("closed>bricked_up", "closed>open", "open>closed");
    assertThat(Door.BRICKED_UP.column()).isEqualTo("bricked_up");
  }
}
