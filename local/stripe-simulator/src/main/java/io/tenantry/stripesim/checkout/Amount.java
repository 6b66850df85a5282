package io.tenantry.stripesim.checkout;

import io.tenantry.stripesim.money.Currencies;
import java.math.BigDecimal;
import java.util.Locale;

/** An amount for people, from minor units. */
record Amount(long minor, String currency) {

  @Override
  public String toString() {
    String code = currency.toUpperCase(Locale.ROOT);
    return BigDecimal.valueOf(minor, Currencies.decimals(currency.toLowerCase(Locale.ROOT)))
            .toPlainString()
        + " "
        + code;
  }
}
