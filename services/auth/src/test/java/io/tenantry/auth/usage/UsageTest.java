package io.tenantry.auth.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.auth.usage.Usage.Figure;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static final LocalDate START = LocalDate.of(2028, 2, 27);

  @Test
  void beds_stay_as_many_as_they_were_and_the_rest_is_counted_by_day_and_month() {
    Usage usage =
        Usage.of(
            START,
            START.plusDays(4),
            10,
            List.of(
                new Figure(Metric.BEDS, LocalDate.of(2028, 2, 29), 12),
                new Figure(Metric.INVOICES, START, 3),
                new Figure(Metric.INVOICES, LocalDate.of(2028, 2, 29), 4),
                new Figure(Metric.PAYMENTS, LocalDate.of(2028, 3, 1), 5)));
    assertThat(usage.days()).extracting(Usage.Day::beds).containsExactly(10, 10, 12, 12, 12);
    assertThat(usage.months())
        .containsExactly(
            new Usage.Month(YearMonth.of(2028, 2), 12, 7, 0, 0),
            new Usage.Month(YearMonth.of(2028, 3), 12, 0, 5, 0));
  }

  @Property
  void months_add_up_to_the_days(@ForAll @IntRange(min = 0, max = 366) int length) {
    List<Figure> figures =
        START
            .datesUntil(START.plusDays(length + 1L))
            .map(day -> new Figure(Metric.PAYMENTS, day, day.getDayOfMonth()))
            .toList();
    Usage usage = Usage.of(START, START.plusDays(length), 0, figures);
    assertThat(usage.days()).hasSize(length + 1);
    assertThat(usage.months().stream().mapToInt(Usage.Month::payments).sum())
        .isEqualTo(figures.stream().mapToInt(Figure::quantity).sum());
  }
}
