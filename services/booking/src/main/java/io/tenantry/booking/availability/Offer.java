package io.tenantry.booking.availability;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Offer of a listing, as booking knows it.
 *
 * @param published whether it can be booked and visited
 * @param rent a month, for one unit
 * @param deposit for one unit
 */
public record Offer(
    UUID listingId,
    UUID organizationId,
    UUID propertyId,
    String title,
    boolean published,
    Money rent,
    Money deposit,
    LocalDate availableFrom,
    long listingVersion,
    Location location,
    Stock stock) {

  /** The columns and events have fifteen digits before the point. */
  private static final BigDecimal BEYOND = BigDecimal.TEN.pow(15);

  static final String PUBLISHED = "published";

  /** Reads a row of {@code availability}. */
  public static Offer from(Row row) {
    return new Offer(
        row.getUUID("listing_id"),
        row.getUUID("org_id"),
        row.getUUID("property_id"),
        row.getString("title"),
        row.getString("status").equals(PUBLISHED),
        Tx.money(row, "rent"),
        Tx.money(row, "deposit"),
        row.getLocalDate("available_from"),
        row.getLong("listing_version"),
        Location.from(row),
        Stock.from(row));
  }

  /** Returns whether the amounts for so many units are small enough to be kept. */
  public boolean canBeDue(int quantity) {
    return Stream.of(rent, deposit)
        .map(money -> money.multipliedBy(quantity).getAmount())
        .allMatch(amount -> amount.compareTo(BEYOND) < 0);
  }

  /**
   * Returns the amount to pay for a booking: the deposit, or the first month where none is asked.
   */
  public Money dueFor(int quantity) {
    return (deposit.isZero() ? rent : deposit).multipliedBy(quantity);
  }
}
