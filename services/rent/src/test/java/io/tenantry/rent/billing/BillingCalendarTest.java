package io.tenantry.rent.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class BillingCalendarTest {
  private static final Money RENT = Money.parse("INR 12500.00");

  @Test
  void a_lease_that_begins_on_its_due_day_has_whole_months_only() {
    assertThat(periods("2027-03-15", "2027-06-14", 15))
        .containsExactly(
            "2027-03-15..2027-04-14 INR 12500.00",
            "2027-04-15..2027-05-14 INR 12500.00",
            "2027-05-15..2027-06-14 INR 12500.00");
  }

  @Test
  void moving_in_before_the_due_day_pays_the_days_until_it() {
    assertThat(periods("2027-04-21", "2027-06-04", 5))
        .containsExactly(
            "2027-04-21..2027-05-04 INR 5833.33", // 14 of 30 days
            "2027-05-05..2027-06-04 INR 12500.00");
  }

  @Test
  void the_last_days_of_a_lease_are_paid_by_the_day() {
    assertThat(periods("2027-01-01", "2027-02-10", 1))
        .containsExactly(
            "2027-01-01..2027-01-31 INR 12500.00", "2027-02-01..2027-02-10 INR 4464.29");
  }

  @Test
  void the_31st_is_the_last_day_of_a_shorter_month_and_the_31st_again_after_it() {
    assertThat(periods("2028-01-31", "2028-05-30", 31))
        .containsExactly(
            "2028-01-31..2028-02-28 INR 12500.00",
            "2028-02-29..2028-03-30 INR 12500.00",
            "2028-03-31..2028-04-29 INR 12500.00",
            "2028-04-30..2028-05-30 INR 12500.00");
  }

  @Test
  void an_invoice_is_made_its_lead_days_before_and_not_earlier() {
    var calendar = calendar("2027-03-15", "2028-02-14", 15);
    LocalDate first = calendar.start();
    assertThat(calendar.due(first, LocalDate.parse("2027-03-09"), 5)).isEmpty();
    assertThat(calendar.due(first, LocalDate.parse("2027-03-10"), 5)).hasSize(1);
    assertThat(calendar.due(first, LocalDate.parse("2027-05-10"), 5)).hasSize(3);
  }

  private static BillingCalendar calendar(String start, String end, int dueDay) {
    return new BillingCalendar(LocalDate.parse(start), LocalDate.parse(end), dueDay);
  }

  private static List<String> periods(String start, String end, int dueDay) {
    return calendar(start, end, dueDay)
        .from(LocalDate.parse(start))
        .map(period -> period.start() + ".." + period.end() + " " + period.rent(RENT))
        .toList();
  }
}
