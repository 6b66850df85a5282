package io.tenantry.booking.booking;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Open holds of a person, and the recent ends of their holds of the listing in question.
 *
 * @param openUnits units of all their holds that wait for their payment
 * @param lapses how many holds of this listing ended unpaid within {@link HoldLimits#MEMORY},
 *     except those that the landlord ended
 * @param lastLapse when the last of them ended
 */
public record HoldHistory(int openUnits, int lapses, Optional<Instant> lastLapse) {
  /** The history of somebody who has none. */
  public static final HoldHistory NONE = new HoldHistory(0, 0, Optional.empty());

  static HoldHistory from(Row row) {
    return new HoldHistory(
        row.getInteger("open_units"),
        row.getInteger("lapses"),
        Optional.ofNullable(row.getOffsetDateTime("last_lapse")).map(OffsetDateTime::toInstant));
  }

  HoldHistory withHold(int units) {
    return new HoldHistory(openUnits + units, lapses, lastLapse);
  }

  /**
   * Returns the history that one booking adds to its resident's; as {@link Round} asks the
   * database.
   */
  public static HoldHistory of(Booking booking, UUID listing, Instant now) {
    Course course = booking.course();
    boolean here = booking.listingId().equals(listing);
    return switch (course.status()) {
      case PENDING ->
          booking.dueAt(now)
              ? lapsed(here, booking.expiresAt())
              : new HoldHistory(booking.quantity(), 0, Optional.empty());
      case CANCELLED -> lapsed(here && countsAt(course, now), course.cancelledAt().orElse(now));
      case CONFIRMED, REFUNDED -> NONE;
    };
  }

  private static boolean countsAt(Course course, Instant now) {
    return course.paymentId().isEmpty()
        && course.cancelReason().filter(CancelReason.BY_LANDLORD::equals).isEmpty()
        && course.cancelledAt().filter(now.minus(HoldLimits.MEMORY)::isBefore).isPresent();
  }

  private static HoldHistory lapsed(boolean counts, Instant ended) {
    return counts ? new HoldHistory(0, 1, Optional.of(ended)) : NONE;
  }

  /** Both together. */
  public HoldHistory and(HoldHistory more) {
    return new HoldHistory(
        openUnits + more.openUnits,
        lapses + more.lapses,
        Stream.of(lastLapse, more.lastLapse)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder()));
  }

  /** From when on they can hold the listing again; empty when they need not wait. */
  Optional<Instant> waitsUntil(Instant now) {
    return lastLapse
        .map(ended -> ended.plus(HoldLimits.waitAfter(lapses)))
        .filter(end -> end.isAfter(now));
  }
}
