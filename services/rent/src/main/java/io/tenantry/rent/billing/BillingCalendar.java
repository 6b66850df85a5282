package io.tenantry.rent.billing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The periods of a lease, without gap or overlap. The first begins with the lease, every other on
 * the due day; the last ends with the lease. In a month without that day its last day stands for
 * it.
 *
 * @param end the last day, inclusive
 * @param dueDay 1 to 31
 */
record BillingCalendar(LocalDate start, LocalDate end, int dueDay) {

  /** All periods from the one that begins on this day. */
  Stream<Period> from(LocalDate first) {
    return Stream.iterate(Optional.of(first), Optional::isPresent, at -> after(at.orElseThrow()))
        .map(at -> period(at.orElseThrow()));
  }

  /** The periods from {@code first} whose invoice is to be made on this day or was before. */
  List<Period> due(LocalDate first, LocalDate asOf, int leadDays) {
    return from(first).takeWhile(period -> !period.issueDate(leadDays).isAfter(asOf)).toList();
  }

  /**
   * Returns the start of the period after the one that begins on this day; empty after the last.
   */
  Optional<LocalDate> after(LocalDate periodStart) {
    return Optional.of(dueDateAfter(periodStart)).filter(next -> !next.isAfter(end));
  }

  private Period period(LocalDate first) {
    LocalDate next = dueDateAfter(first);
    LocalDate last = next.isAfter(end) ? end : next.minusDays(1);
    return new Period(first, last, (int) ChronoUnit.DAYS.between(dueDateUntil(first), next));
  }

  private LocalDate dueDateAfter(LocalDate day) {
    LocalDate thisMonth = dueDate(YearMonth.from(day));
    return thisMonth.isAfter(day) ? thisMonth : dueDate(YearMonth.from(day).plusMonths(1));
  }

  private LocalDate dueDateUntil(LocalDate day) {
    LocalDate thisMonth = dueDate(YearMonth.from(day));
    return thisMonth.isAfter(day) ? dueDate(YearMonth.from(day).minusMonths(1)) : thisMonth;
  }

  private LocalDate dueDate(YearMonth month) {
    return month.atDay(Math.min(dueDay, month.lengthOfMonth()));
  }
}
