package io.tenantry.rent.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.joda.money.Money;

/**
 * Period of one invoice: a month that begins on the due day, or the part of it that the lease
 * lasts.
 *
 * @param start first day; also the day its rent is due
 * @param end last day, inclusive
 * @param monthDays how many days the whole month has, from due day to due day
 */
record Period(LocalDate start, LocalDate end, int monthDays) {

  /** Returns the number of days lived in. */
  int days() {
    return (int) ChronoUnit.DAYS.between(start, end) + 1;
  }

  boolean isWhole() {
    return days() == monthDays;
  }

  /** The day the invoice is made: {@code leadDays} before it is due (decisions.md C-20). */
  LocalDate issueDate(int leadDays) {
    return start.minusDays(leadDays);
  }

  /**
   * The rent of this period: a month's, or by actual days, rent × days ÷ days of the month, rounded
   * half-up to the minor unit (decisions.md A-03).
   */
  Money rent(Money monthly) {
    if (isWhole()) {
      return monthly;
    }
    int scale = monthly.getCurrencyUnit().getDecimalPlaces();
    BigDecimal part =
        monthly
            .getAmount()
            .multiply(BigDecimal.valueOf(days()))
            .divide(BigDecimal.valueOf(monthDays), scale, RoundingMode.HALF_UP);
    return Money.of(monthly.getCurrencyUnit(), part);
  }
}
