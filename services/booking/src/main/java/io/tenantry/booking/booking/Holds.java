package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Availabilities;
import io.tenantry.booking.availability.Offer;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Places holds. A hold takes units out of availability for ten minutes while somebody pays. Who
 * comes too late learns it from a read; only who has a chance begins a transaction that writes, and
 * the contended row is touched last.
 */
@ApplicationScoped
class Holds {
  static final int MOST_OPEN_HOLDS = 5;

  private static final String GLANCE =
      """
      select exists (select from idempotency_key where person_id = $1 and key = $2) as answered, a.*
      from (values ($3::uuid)) wanted (id) left join availability a on a.listing_id = wanted.id
      """;
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('holds of ' || $1, 0))";
  private static final String OPEN_HOLDS =
      """
      select count(*) as open from booking
      where resident_id = $1 and status = 'PENDING' and expires_at > $2
      """;

  private final Database database;
  private final Idempotency idempotency;
  private final Admission admission;
  private final Availabilities availabilities;
  private final Bookings bookings;
  private final Outbox outbox;
  private final Clock clock;

  Holds(
      Database database,
      Idempotency idempotency,
      Admission admission,
      Availabilities availabilities,
      Bookings bookings,
      Outbox outbox,
      Clock clock) {
    this.database = database;
    this.idempotency = idempotency;
    this.admission = admission;
    this.availabilities = availabilities;
    this.bookings = bookings;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Places a hold, or gives the answer that the first try under this key got. */
  Uni<Response> place(Caller caller, String key, BookingWish wish) {
    return database
        .as(caller, tx -> glance(tx, caller, key, wish))
        .flatMap(seen -> decide(caller, key, wish, seen));
  }

  /** What one read tells: whether this key has its answer, and what the listing offers. */
  private record Seen(boolean answered, Optional<Offer> offer) {
    static Seen from(Row row) {
      return new Seen(
          row.getBoolean("answered"),
          Optional.ofNullable(row.getUUID("listing_id")).map(listed -> Offer.from(row)));
    }
  }

  private static Uni<Seen> glance(Tx tx, Caller caller, String key, BookingWish wish) {
    return tx.one(GLANCE, Seen::from, caller.id(), key, wish.listingId())
        .map(Optional::orElseThrow);
  }

  private Uni<Response> decide(Caller caller, String key, BookingWish wish, Seen seen) {
    if (seen.answered()) {
      return once(caller, key, wish, seen);
    }
    check(wish, bookable(seen));
    return admission
        .enter(wish.listingId(), () -> once(caller, key, wish, seen))
        .map(answer -> answer.orElseThrow(Refusals::tooManyRivals));
  }

  private Uni<Response> once(Caller caller, String key, BookingWish wish, Seen seen) {
    return idempotency.once(
        caller,
        key,
        "bookings",
        wish,
        Response.Status.CREATED,
        tx -> hold(tx, Booking.held(caller.id(), wish, bookable(seen), clock.instant())));
  }

  private Uni<Booking> hold(Tx tx, Booking booking) {
    return tx.execute(ONE_AT_A_TIME, booking.residentId().toString())
        .chain(
            () ->
                tx.one(
                    OPEN_HOLDS,
                    row -> row.getLong("open"),
                    booking.residentId(),
                    booking.createdAt()))
        .invoke(open -> checkLimit(open.orElse(0L)))
        .chain(() -> bookings.insert(tx, booking))
        .chain(() -> availabilities.take(tx, booking.listingId(), booking.quantity()))
        .map(stock -> stock.orElseThrow(Refusals::soldOut))
        .call(
            stock ->
                outbox.add(
                    tx, booking.id(), booking.organizationId(), BookingFacts.held(booking, stock)))
        .replaceWith(booking);
  }

  private static Offer bookable(Seen seen) {
    return seen.offer()
        .filter(Offer::published)
        .orElseThrow(() -> Problems.notFound("The listing"));
  }

  private void check(BookingWish wish, Offer offer) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    if (wish.moveInDate().isBefore(today)) {
      throw Problems.invalid("moveInDate", "must not be in the past");
    }
    if (wish.moveInDate().isBefore(offer.availableFrom())) {
      throw Problems.invalid("moveInDate", "must not be before " + offer.availableFrom());
    }
    if (offer.stock().available() < wish.quantity()) {
      throw Refusals.soldOut();
    }
  }

  private static void checkLimit(long open) {
    if (open >= MOST_OPEN_HOLDS) {
      throw Refusals.tooManyHolds();
    }
  }
}
