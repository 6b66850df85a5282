package io.tenantry.property.occupancy;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Occupancy and income of a property (decisions.md C-72).
 *
 * @param beds by their status
 * @param unitsLet units of leases that run today
 * @param unitsReserved units of confirmed bookings that nobody moved into yet
 * @param occupancyRate 0 to 1: beds that are occupied by their status or by leases, whichever are
 *     more, of all beds; absent without beds
 * @param publishedListings what is on the market
 * @param rentRoll what the leases that run today bring a month, by currency
 * @param revenue rent invoices paid in the period, by currency; deposits are no revenue
 */
public record PropertyAnalytics(
    UUID propertyId,
    String name,
    String city,
    long floors,
    long rooms,
    BedCounts beds,
    long unitsLet,
    long unitsReserved,
    Optional<BigDecimal> occupancyRate,
    long publishedListings,
    List<Money> rentRoll,
    List<Money> revenue) {

  /** Beds by status. */
  public record BedCounts(
      long total, long vacant, long occupied, long reserved, long maintenance) {}

  static PropertyAnalytics from(Row row) {
    var beds =
        new BedCounts(
            row.getLong("beds"),
            row.getLong("vacant"),
            row.getLong("occupied"),
            row.getLong("reserved"),
            row.getLong("maintenance"));
    long let = row.getLong("units_let");
    return new PropertyAnalytics(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("city"),
        row.getLong("floors"),
        row.getLong("rooms"),
        beds,
        let,
        row.getLong("units_reserved"),
        rate(beds, let),
        row.getLong("published"),
        sums(row.getJsonObject("rent_roll")),
        sums(row.getJsonObject("revenue")));
  }

  private static Optional<BigDecimal> rate(BedCounts beds, long let) {
    if (beds.total() == 0) {
      return Optional.empty();
    }
    long occupied = Math.max(beds.occupied(), Math.min(let, beds.total()));
    return Optional.of(
        BigDecimal.valueOf(occupied)
            .divide(BigDecimal.valueOf(beds.total()), 4, RoundingMode.HALF_UP));
  }

  private static List<Money> sums(JsonObject byCurrency) {
    return Stream.ofNullable(byCurrency)
        .flatMap(sums -> sums.fieldNames().stream())
        .sorted()
        .map(currency -> money(currency, byCurrency.getString(currency)))
        .toList();
  }

  private static Money money(String currency, String amount) {
    return Money.of(CurrencyUnit.of(currency), new BigDecimal(amount), RoundingMode.HALF_UP);
  }
}
