package io.tenantry.auth.usage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Use of an organization, day by day, and by month. A month has the beds of its last day shown
 * here, and the sum of everything else.
 */
record Usage(LocalDate from, LocalDate to, List<Day> days, List<Month> months) {

  /** One day, in UTC. */
  record Day(LocalDate day, int beds, int invoices, int payments, int messages) {}

  /** One month, as far as it was asked for. */
  record Month(YearMonth month, int beds, int invoices, int payments, int messages) {
    Month plus(Day day) {
      return new Month(
          month,
          day.beds(),
          invoices + day.invoices(),
          payments + day.payments(),
          messages + day.messages());
    }
  }

  /** One line of the table. */
  record Figure(Metric metric, LocalDate day, int quantity) {}

  /** Fills the days on which nothing was written: beds are as many as before. */
  static Usage of(LocalDate from, LocalDate to, int bedsBefore, List<Figure> figures) {
    List<Day> days = new ArrayList<>();
    Map<YearMonth, Month> months = new TreeMap<>();
    int beds = bedsBefore;
    for (LocalDate at = from; !at.isAfter(to); at = at.plusDays(1)) {
      beds = quantity(figures, Metric.BEDS, at, beds);
      Day day =
          new Day(
              at,
              beds,
              quantity(figures, Metric.INVOICES, at, 0),
              quantity(figures, Metric.PAYMENTS, at, 0),
              quantity(figures, Metric.MESSAGES, at, 0));
      days.add(day);
      YearMonth month = YearMonth.from(at);
      months.put(month, months.getOrDefault(month, new Month(month, 0, 0, 0, 0)).plus(day));
    }
    return new Usage(from, to, days, List.copyOf(months.values()));
  }

  private static int quantity(List<Figure> figures, Metric metric, LocalDate day, int otherwise) {
    return figures.stream()
        .filter(figure -> figure.metric() == metric && figure.day().equals(day))
        .mapToInt(Figure::quantity)
        .findFirst()
        .orElse(otherwise);
  }
}
