package io.tenantry.rent.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.platform.data.IllegalMove;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvoiceStatusTest {

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"VIEWED", "CANCELLED"})
  void a_paid_invoice_stays_paid_unless_its_money_goes_back(InvoiceStatus next) {
    assertThat(InvoiceStatus.PAID.next()).doesNotContain(next);
    assertThatThrownBy(() -> InvoiceStatus.PAID.to(next)).isInstanceOf(IllegalMove.class);
  }
}
