package io.tenantry.stripesim.checkout;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** An amount for people, from minor units. */
record Amount(long minor, String currency) {

  @Override
  public String toString() {
    String code = currency.toUpperCase(Locale.ROOT);
    return BigDecimal.valueOf(minor, digits(code)).toPlainString() + " " + code;
  }

  private static int digits(String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(known -> known.getCurrencyCode().equals(code))
        .mapToInt(Currency::getDefaultFractionDigits)
        .findFirst()
        .orElse(2);
  }
}
