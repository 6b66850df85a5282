package io.tenantry.rent.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Billing periods tile every lease: month ends, leap years and due days that a month lacks
 * included.
 */
class BillingCalendarPropertyTest {

  @Property
  void periods_cover_the_lease_without_gap_or_overlap(@ForAll("leases") BillingCalendar lease) {
    List<Period> periods = lease.from(lease.start()).toList();
    LocalDate next = lease.start();
    for (Period period : periods) {
      assertThat(period.start()).isEqualTo(next);
      assertThat(period.end()).isAfterOrEqualTo(period.start());
      next = period.end().plusDays(1);
    }
    assertThat(next).isEqualTo(lease.end().plusDays(1));
  }

  @Property
  void every_period_but_the_first_begins_on_the_due_day_or_the_end_of_a_shorter_month(
      @ForAll("leases") BillingCalendar lease) {
    assertThat(lease.from(lease.start()).skip(1))
        .allSatisfy(
            period ->
                assertThat(period.start().getDayOfMonth())
                    .isEqualTo(Math.min(lease.dueDay(), period.start().lengthOfMonth())));
  }

  @Property
  void only_the_first_and_the_last_period_may_be_a_part_of_a_month(
      @ForAll("leases") BillingCalendar lease) {
    List<Period> periods = lease.from(lease.start()).toList();
    assertThat(periods).allMatch(period -> period.days() <= period.monthDays());
    assertThat(periods.stream().skip(1).limit(Math.max(0, periods.size() - 2)))
        .allMatch(Period::isWhole);
  }

  @Property
  void no_period_costs_more_than_a_month_and_only_a_whole_one_costs_as_much(
      @ForAll("leases") BillingCalendar lease, @ForAll("rents") Money rent) {
    assertThat(lease.from(lease.start()))
        .allSatisfy(
            period -> {
              Money due = period.rent(rent);
              assertThat(due.isGreaterThan(rent)).isFalse();
              if (period.isWhole()) {
                assertThat(due).isEqualTo(rent);
              }
            });
  }

  @Property
  void the_two_parts_of_a_month_add_up_to_its_rent_within_one_minor_unit(
      @ForAll("leases") BillingCalendar lease,
      @ForAll("rents") Money rent,
      @ForAll @IntRange(min = 1, max = 30) int daysOfFirstPart) {
    Period month = lease.from(lease.start()).toList().getFirst();
    if (!month.isWhole() || daysOfFirstPart >= month.monthDays()) {
      return;
    }
    LocalDate split = month.start().plusDays(daysOfFirstPart);
    Money parts =
        new Period(month.start(), split.minusDays(1), month.monthDays())
            .rent(rent)
            .plus(new Period(split, month.end(), month.monthDays()).rent(rent));
    assertThat(Math.abs(parts.minus(rent).getAmountMinorLong())).isLessThanOrEqualTo(1);
  }

  @Property
  void billing_day_by_day_makes_the_same_periods_as_catching_up_at_the_end(
      @ForAll("leases") BillingCalendar lease, @ForAll @IntRange(max = 27) int leadDays) {
    Optional<LocalDate> next = Optional.of(lease.start());
    List<Period> daily = new ArrayList<>();
    for (LocalDate day = lease.start().minusDays(40);
        !day.isAfter(lease.end());
        day = day.plusDays(1)) {
      if (next.isPresent()) {
        List<Period> due = lease.due(next.orElseThrow(), day, leadDays);
        daily.addAll(due);
        next = due.isEmpty() ? next : lease.after(due.getLast().start());
      }
    }
    assertThat(daily).isEqualTo(lease.due(lease.start(), lease.end(), leadDays));
    assertThat(next).isEmpty();
  }

  @Provide
  Arbitrary<BillingCalendar> leases() {
    Arbitrary<LocalDate> starts =
        Arbitraries.integers().between(0, 3650).map(LocalDate.of(2023, 1, 1)::plusDays);
    Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 1000);
    Arbitrary<Integer> dueDays = Arbitraries.integers().between(1, 31);
    return Combinators.combine(starts, lengths, dueDays)
        .as((start, days, dueDay) -> new BillingCalendar(start, start.plusDays(days - 1L), dueDay));
  }

  @Provide
  Arbitrary<Money> rents() {
    return Combinators.combine(
            Arbitraries.of("INR", "USD", "JPY", "BHD").map(CurrencyUnit::of),
            Arbitraries.longs().between(1, 100_000_000L))
        .as(Money::ofMinor);
  }
}
