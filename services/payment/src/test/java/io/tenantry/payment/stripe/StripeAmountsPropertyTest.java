package io.tenantry.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.payment.provider.ProviderAmounts;
import io.tenantry.payment.provider.ProviderRefused;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountsPropertyTest {
  private static final ProviderAmounts STRIPE = StripeAmounts.TABLE;

  @ParameterizedTest
  @CsvSource({
    "INR 12500.50, 1250050",
    "USD 0.01, 1",
    "JPY 80000, 80000",
    "VND 5000000, 5000000",
    "ISK 100003, 10000300",
    "UGX 1800001, 180000100",
    "MGA 5000.00, 5000",
    "HUF 10.45, 1045",
    "TWD 800.45, 80045",
    "KWD 250.340, 250340",
    "TND 5.120, 5120"
  })
  void amounts_are_counted_as_stripe_counts_them(String amount, long units) {
    assertThat(STRIPE.toProvider(Money.parse(amount))).isEqualTo(units);
    assertThat(STRIPE.fromProvider(amount.substring(0, 3), units)).isEqualTo(Money.parse(amount));
  }

  @ParameterizedTest
  @CsvSource({
    "KWD 250.345, 0.010",
    "MGA 5000.50, in steps of 1 only",
    "IQD 1000.000, no payments in IQD",
    "XXX 5, no payments in XXX",
    "XAU 5, no payments in XAU"
  })
  void what_does_not_fit_is_refused_with_its_reason_and_never_rounded(
      String amount, String reason) {
    Money money = Money.parse(amount);
    assertThat(STRIPE.refusal(money)).get().asString().contains(reason);
    assertThatThrownBy(() -> STRIPE.toProvider(money)).isInstanceOf(ProviderRefused.class);
  }

  @Test
  void money_that_cannot_have_been_moved_is_no_amount() {
    assertThatThrownBy(() -> STRIPE.fromProvider("ISK", 100003))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> STRIPE.fromProvider("IQD", 1000))
        .isInstanceOf(IllegalStateException.class);
  }

  @Property
  void every_amount_comes_back_as_it_went_or_is_refused(
      @ForAll("currencies") CurrencyUnit currency,
      @ForAll @LongRange(min = 1, max = 999_999_999_999L) long minor) {
    Money amount = Money.ofMinor(currency, minor);
    if (STRIPE.refusal(amount).isEmpty()) {
      long units = STRIPE.toProvider(amount);
      assertThat(STRIPE.fromProvider(currency.getCode(), units)).isEqualTo(amount);
    }
  }

  @Property
  void what_is_cut_off_is_less_than_a_step_and_the_rest_can_be_moved(
      @ForAll("currencies") CurrencyUnit currency,
      @ForAll @LongRange(min = 0, max = 999_999_999L) long minor) {
    Money amount = Money.ofMinor(currency, minor);
    if (STRIPE.refusal(Money.zero(currency)).isEmpty()) {
      Money down = STRIPE.down(amount);
      assertThat(STRIPE.refusal(down)).isEmpty();
      assertThat(amount.minus(down).getAmount())
          .isGreaterThanOrEqualTo(BigDecimal.ZERO)
          .isLessThan(BigDecimal.ONE);
    }
  }

  @Provide
  Arbitrary<CurrencyUnit> currencies() {
    return Arbitraries.of(
        CurrencyUnit.registeredCurrencies().stream()
            .filter(currency -> !currency.isPseudoCurrency())
            .toList());
  }
}
