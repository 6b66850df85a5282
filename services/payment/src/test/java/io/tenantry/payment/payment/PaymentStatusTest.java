package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.platform.testing.StateTable;
import org.junit.jupiter.api.Test;

class PaymentStatusTest {
  @Test
  void the_documented_table_is_the_one_in_the_code() {
    StateTable.isDocumented("payment", PaymentStatus.class, PaymentStatus::moves);
  }

  @Test
  void only_the_listed_moves_are_possible() {
    for (PaymentStatus from : PaymentStatus.values()) {
      for (PaymentStatus to : PaymentStatus.values()) {
        if (from.mayBecome(to)) {
          assertThat(from.to(to)).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> from.to(to)).hasMessageContaining(from + " to " + to);
        }
      }
    }
  }
}
