package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Makes appointments to see a listing, and shows them. */
@ApplicationScoped
class Visits {
  private static final String FIND = "select * from visit where id = $1";

  private final Database database;
  private final Idempotency idempotency;
  private final VisitPlaces places;
  private final FreeSlots slots;
  private final Outbox outbox;
  private final Clock clock;

  Visits(
      Database database,
      Idempotency idempotency,
      VisitPlaces places,
      FreeSlots slots,
      Outbox outbox,
      Clock clock) {
    this.database = database;
    this.idempotency = idempotency;
    this.places = places;
    this.slots = slots;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The free slots of a published listing, on these days or as far ahead as its rules go. */
  Uni<Optional<List<Slot>>> free(UUID listing, Optional<LocalDate> from, Optional<LocalDate> to) {
    return places
        .published(listing)
        .flatMap(
            place ->
                place.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : slots.at(place.get(), from, to).map(Optional::of));
  }

  /** Makes an appointment. */
  Uni<Response> schedule(Caller caller, String key, VisitWish wish) {
    return schedule(caller, key, "visits", wish, Function.identity());
  }

  /**
   * Makes an appointment.
   *
   * @param operation the operation's name, for the key
   * @param shown what is answered
   */
  Uni<Response> schedule(
      Caller caller, String key, String operation, VisitWish wish, Function<Visit, ?> shown) {
    return place(wish.listingId())
        .flatMap(
            place -> {
              Slot slot = slot(place, wish.startsAt());
              return idempotency.create(
                  caller,
                  key,
                  operation,
                  wish,
                  tx -> arrange(tx, caller.id(), place, wish.kind(), slot).map(shown));
            })
        .onFailure()
        .transform(Seats::explained);
  }

  /** One visit, empty when it is not there or not the caller's. */
  Uni<Optional<Visit>> find(Caller caller, UUID id) {
    return database.as(caller, tx -> tx.one(FIND, Visit.ROWS::read, id));
  }

  /** A resident's own visits, or an organization's, the last made first. */
  Uni<Page<Visit>> list(Caller caller, PageRequest page) {
    return list(caller, page, VisitFilter.NONE);
  }

  /** Lists the visits that match. */
  Uni<Page<Visit>> list(Caller caller, PageRequest page, VisitFilter filter) {
    return database
        .as(caller, tx -> filter.list(tx, page.before(), page.rows()))
        .map(visits -> Page.of(visits, page.limit(), Visit::id));
  }

  /** Lists the visits that begin in a period, in order. */
  Uni<List<Visit>> between(Caller caller, Instant from, Instant to) {
    return database.as(
        caller,
        tx ->
            tx.list(
                """
                select * from visit where starts_at >= $1 and starts_at < $2 and status <> 'cancelled'
                order by starts_at, id limit 1000
                """,
                Visit.ROWS::read,
                from,
                to));
  }

  /** Reads a visit for a change; whoever else wants to change it waits. */
  Uni<Optional<Visit>> lock(Tx tx, UUID id) {
    return tx.one(FIND + " for update", Visit.ROWS::read, id);
  }

  /** A listing that is shown. */
  Uni<VisitPlace> place(UUID listing) {
    return places
        .published(listing)
        .map(place -> place.orElseThrow(() -> Problems.notFound("The listing")));
  }

  /** The slot that begins then. */
  Slot slot(VisitPlace place, Instant startsAt) {
    return place
        .plan()
        .starting(startsAt, clock.instant())
        .orElseThrow(() -> Problems.invalid("startsAt", "must be the start of a visit slot"));
  }

  private Uni<Visit> arrange(Tx tx, UUID visitor, VisitPlace place, VisitKind kind, Slot slot) {
    return Seats.take(tx, place, slot, visitor)
        .map(seat -> Visit.scheduled(visitor, place, kind, slot, seat.agent(), clock.instant()))
        .call(visit -> insert(tx, visit))
        .call(
            visit ->
                outbox.add(tx, visit.id(), visit.organizationId(), VisitFacts.scheduled(visit)));
  }

  /** Visits so soon that the reminder would follow at once get none. */
  private static Uni<Visit> insert(Tx tx, Visit visit) {
    return Visit.ROWS.insert(
        tx,
        Visit.ROWS
            .columns(visit)
            .with("day", visit.day())
            .computed("occupies", "tstzrange(:starts_at, :ends_at)")
            .computed("reminded_24h", ":starts_at <= :created_at::timestamptz + interval '24 hours'")
            .computed("reminded_2h", ":starts_at <= :created_at::timestamptz + interval '2 hours'")
            .computed(
                "reminded_30m", ":starts_at <= :created_at::timestamptz + interval '30 minutes'"));
  }
}
