package io.tenantry.payment.provider;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Conversion of amounts to a provider's counting. The decimals of an amount belong to the provider,
 * not to ISO 4217: Stripe counts Icelandic krónur in hundredths and takes whole ones only. Ours are
 * ISO's; between the two nothing is ever rounded.
 */
public final class ProviderAmounts {
  private final String provider;
  private final Map<String, Unit> units;

  private ProviderAmounts(String provider, Map<String, Unit> units) {
    this.provider = provider;
    this.units = Map.copyOf(units);
  }

  /**
   * Decimals and step of amounts in a currency.
   *
   * @param decimals digits after the point
   * @param step what every amount is a multiple of, in the provider's smallest unit
   */
  private record Unit(int decimals, int step) {
    BigDecimal stepAmount() {
      return BigDecimal.valueOf(step, decimals);
    }
  }

  /** Begins the table of a provider. */
  public static Table of(String provider) {
    return new Table(provider);
  }

  /** The table, as it is written down: a later line changes an earlier one. */
  public static final class Table {
    private final String provider;
    private final Map<String, Unit> units = new HashMap<>();

    private Table(String provider) {
      this.provider = provider;
    }

    /** Currencies, separated by blanks, that are counted so. */
    public Table counted(int decimals, int step, String currencies) {
      List.of(currencies.strip().split("\\s+"))
          .forEach(currency -> units.put(currency, new Unit(decimals, step)));
      return this;
    }

    /** The finished table. */
    public ProviderAmounts done() {
      return new ProviderAmounts(provider, units);
    }
  }

  /**
   * Returns the reason, for people, why the provider cannot move this amount; empty when it can.
   */
  public Optional<String> refusal(Money amount) {
    String currency = amount.getCurrencyUnit().getCode();
    Unit unit = units.get(currency);
    if (unit == null) {
      return Optional.of(provider + " takes no payments in " + currency);
    }
    return fits(amount, unit)
        ? Optional.empty()
        : Optional.of(
            "%s takes %s in steps of %s only, which %s is not"
                .formatted(
                    provider,
                    currency,
                    unit.stepAmount().toPlainString(),
                    amount.getAmount().toPlainString()));
  }

  /**
   * An amount in the provider's smallest unit.
   *
   * @throws ProviderRefused when the provider cannot move it
   */
  public long toProvider(Money amount) {
    refusal(amount)
        .ifPresent(
            reason -> {
              throw new ProviderRefused("amount_not_supported", reason, null);
            });
    int decimals = units.get(amount.getCurrencyUnit().getCode()).decimals();
    return amount.getAmount().movePointRight(decimals).longValueExact();
  }

  /**
   * An amount that the provider told us.
   *
   * @param currency ISO 4217, in capitals
   * @throws IllegalStateException when the provider cannot have moved it
   */
  public Money fromProvider(String currency, long amount) {
    Unit unit = units.get(currency);
    if (unit == null) {
      throw new IllegalStateException(provider + " tells of money in " + currency);
    }
    try {
      return Money.of(
          CurrencyUnit.of(currency),
          BigDecimal.valueOf(amount, unit.decimals()),
          RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw new IllegalStateException(
          "%s tells of %d %s, which has fewer decimals".formatted(provider, amount, currency), e);
    }
  }

  /** The part of an amount that the provider can move, the rest being less than a step. */
  public Money down(Money amount) {
    Unit unit = units.get(amount.getCurrencyUnit().getCode());
    if (unit == null || fits(amount, unit)) {
      return amount;
    }
    BigDecimal step = unit.stepAmount();
    BigDecimal steps = amount.getAmount().divide(step, 0, RoundingMode.DOWN);
    return Money.of(amount.getCurrencyUnit(), steps.multiply(step), RoundingMode.UNNECESSARY);
  }

  private static boolean fits(Money amount, Unit unit) {
    return amount.getAmount().remainder(unit.stepAmount()).signum() == 0;
  }
}
