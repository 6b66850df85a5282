package io.tenantry.booking.availability;

import io.tenantry.contracts.booking.Availability;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;

/**
 * Units of a listing, and those left.
 *
 * @param excess units taken beyond a stock that was reduced later; what comes back fills this first
 * @param version grows with every change
 */
public record Stock(int initial, int available, int excess, long version) {

  /** Nothing is taken yet. */
  public static Stock opened(int quantity) {
    return new Stock(quantity, quantity, 0, 1);
  }

  static Stock from(Row row) {
    return new Stock(
        row.getInteger("initial"),
        row.getInteger("available"),
        row.getInteger("excess"),
        row.getLong("version"));
  }

  /** Units that somebody holds or has booked. */
  public int taken() {
    return initial - available + excess;
  }

  /** Another quantity is offered; what is taken stays taken. */
  public Stock resized(int quantity) {
    return of(quantity, taken());
  }

  /** With these units taken, empty when there are not so many. */
  public Optional<Stock> take(int units) {
    return units <= available ? Optional.of(of(initial, taken() + units)) : Optional.empty();
  }

  /** With these units given back. */
  public Stock release(int units) {
    if (units > taken()) {
      throw new IllegalStateException("More units come back than were taken");
    }
    return of(initial, taken() - units);
  }

  /** As events tell it. */
  public Availability told() {
    return new Availability(initial, available, version);
  }

  private Stock of(int quantity, int taken) {
    return new Stock(
        quantity, Math.max(quantity - taken, 0), Math.max(taken - quantity, 0), version + 1);
  }
}
