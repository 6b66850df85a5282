package io.tenantry.payment.razorpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.payment.provider.ProviderAmounts;
import io.tenantry.payment.provider.ProviderRefused;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RazorpayAmountsPropertyTest {
  private static final ProviderAmounts RAZORPAY = RazorpayAmounts.TABLE;

  @ParameterizedTest
  @CsvSource({
    "INR 12500.50, 1250050",
    "JPY 80000, 80000",
    "ISK 100003, 100003",
    "UGX 1800001, 1800001",
    "MGA 5000.50, 500050",
    "TWD 800.45, 80045",
    "KWD 250.340, 250340",
    "IQD 1000.010, 1000010"
  })
  void amounts_are_counted_as_razorpay_counts_them(String amount, long units) {
    assertThat(RAZORPAY.toProvider(Money.parse(amount))).isEqualTo(units);
    assertThat(RAZORPAY.fromProvider(amount.substring(0, 3), units)).isEqualTo(Money.parse(amount));
  }

  @ParameterizedTest
  @ValueSource(strings = {"KWD 250.345", "AFN 10.00", "XXX 5"})
  void what_does_not_fit_is_refused_and_never_rounded(String amount) {
    Money money = Money.parse(amount);
    assertThat(RAZORPAY.refusal(money)).isPresent();
    assertThatThrownBy(() -> RAZORPAY.toProvider(money)).isInstanceOf(ProviderRefused.class);
  }

  @Property
  void every_amount_comes_back_as_it_went_or_is_refused(
      @ForAll("currencies") CurrencyUnit currency,
      @ForAll @LongRange(min = 1, max = 999_999_999_999L) long minor) {
    Money amount = Money.ofMinor(currency, minor);
    if (RAZORPAY.refusal(amount).isEmpty()) {
      long units = RAZORPAY.toProvider(amount);
      assertThat(RAZORPAY.fromProvider(currency.getCode(), units)).isEqualTo(amount);
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
