package io.tenantry.platform.events;

import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Money between events (scale 4) and code (the currency's own scale). */
public final class AvroMoney {
  private static final int SCALE = 4;

  private AvroMoney() {}

  /** For an event. */
  public static io.tenantry.contracts.money.Money of(Money money) {
    return new io.tenantry.contracts.money.Money(
        money.getAmount().setScale(SCALE), money.getCurrencyUnit().getCode());
  }

  /** From an event. */
  public static Money from(io.tenantry.contracts.money.Money money) {
    CurrencyUnit currency = CurrencyUnit.of(money.getCurrency());
    return Money.of(
        currency,
        money.getAmount().setScale(currency.getDecimalPlaces(), RoundingMode.UNNECESSARY));
  }
}
