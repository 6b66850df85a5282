package io.tenantry.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.platform.testing.StateTable;
import org.junit.jupiter.api.Test;

class BookingStatusTest {
  @Test
  void the_documented_table_is_the_one_in_the_code() {
    StateTable.isDocumented("booking", BookingStatus.class, BookingStatus::moves);
  }

  @Test
  void only_the_listed_moves_are_possible() {
    for (BookingStatus from : BookingStatus.values()) {
      for (BookingStatus to : BookingStatus.values()) {
        if (from.moves().contains(to)) {
          assertThat(from.to(to)).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> from.to(to)).hasMessageContaining(from + " to " + to);
        }
      }
    }
  }
}
