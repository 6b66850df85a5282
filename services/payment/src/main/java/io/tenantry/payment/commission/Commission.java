package io.tenantry.payment.commission;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Platform's commission on a payment.
 *
 * @param fee a part of the payment
 * @param account the organization's own account at the provider, which gets the rest
 */
public record Commission(Money fee, Optional<String> account) {

  /** Nothing of {@code amount}. */
  public static Commission none(Money amount) {
    return new Commission(Money.zero(amount.getCurrencyUnit()), Optional.empty());
  }

  /** A percentage of {@code amount}. */
  static Commission of(Money amount, BigDecimal percent, Optional<String> account) {
    return new Commission(
        amount.multipliedBy(percent.movePointLeft(2), RoundingMode.HALF_UP), account);
  }

  /** The commission's share of a part of {@code whole}; the shares of all parts are the whole. */
  public Money share(Money before, Money part, Money whole) {
    return upTo(before.plus(part), whole).minus(upTo(before, whole));
  }

  private Money upTo(Money amount, Money whole) {
    return whole.isZero()
        ? fee
        : Money.of(
            fee.getCurrencyUnit(),
            fee.getAmount()
                .multiply(amount.getAmount())
                .divide(
                    whole.getAmount(),
                    fee.getCurrencyUnit().getDecimalPlaces(),
                    RoundingMode.HALF_UP));
  }
}
