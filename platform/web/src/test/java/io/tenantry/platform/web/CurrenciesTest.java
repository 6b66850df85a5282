package io.tenantry.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {
  @ParameterizedTest
  @ValueSource(strings = {"INR", "USD", "EUR", "JPY", "KWD", "AED", "XAF", "XOF", "XPF", "XCD"})
  void what_people_pay_with_is_in_circulation(String code) {
    assertThat(Currencies.isInCirculation(code)).isTrue();
    assertThat(Currency.getInstance(code).getNumericCode()).isPositive();
  }

  @Test
  void money_can_be_in_each_of_them() {
    assertThat(Currencies.inCirculation())
        .hasSizeGreaterThan(140)
        .allSatisfy(code -> assertThat(CurrencyUnit.of(code).getCode()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XXX", "XTS", "XAU", "XAG", "XPT", "XPD", "XDR", "XBA", "XBB", "XBC", "XBD", "XUA", "XSU",
        "DEM", "FRF", "HRK", "BGN", "ANG", "CHE", "CHW", "CLF", "MXV", "USN", "UYI", "BTC", "inr",
        "", "IN", "₹"
      })
  void metals_funds_test_codes_and_dead_currencies_are_not(String code) {
    assertThat(Currencies.isInCirculation(code)).isFalse();
  }
}
