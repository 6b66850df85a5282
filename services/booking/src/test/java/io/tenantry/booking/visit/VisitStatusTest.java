package io.tenantry.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.platform.testing.StateTable;
import org.junit.jupiter.api.Test;

class VisitStatusTest {
  @Test
  void the_documented_table_is_the_one_in_the_code() {
    StateTable.isDocumented("visit", VisitStatus.class, VisitStatus::moves);
  }

  @Test
  void only_the_listed_moves_are_possible() {
    for (VisitStatus from : VisitStatus.values()) {
      for (VisitStatus to : VisitStatus.values()) {
        if (from.moves().contains(to)) {
          assertThat(from.to(to)).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> from.to(to)).hasMessageContaining("cannot become");
        }
      }
    }
  }
}
