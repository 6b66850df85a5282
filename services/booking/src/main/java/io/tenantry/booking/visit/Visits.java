package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Availabilities;
import io.tenantry.booking.availability.Offer;
import io.tenantry.platform.data.Constraints;
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
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes and cancels appointments to see a listing. */
@ApplicationScoped
class Visits {
  private static final String FIND = "select * from visit where id = $1";
  private static final String INSERT =
      """
      insert into visit (id, org_id, resident_id, listing_id, property_id, listing_title, status,
        starts_at, ends_at, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;
  private static final String TAKEN =
      """
      select starts_at from visit
      where listing_id = $1 and status = 'scheduled' and starts_at >= $2 and starts_at < $3
      """;

  private final Database database;
  private final Idempotency idempotency;
  private final Availabilities availabilities;
  private final Outbox outbox;
  private final Clock clock;

  Visits(
      Database database,
      Idempotency idempotency,
      Availabilities availabilities,
      Outbox outbox,
      Clock clock) {
    this.database = database;
    this.idempotency = idempotency;
    this.availabilities = availabilities;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The free slots of a published listing, on these days or in the next two weeks. */
  Uni<Optional<List<Slot>>> free(UUID listing, Optional<LocalDate> from, Optional<LocalDate> to) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate first = from.filter(today::isBefore).orElse(today);
    LocalDate last = to.orElseGet(() -> today.plusDays(VisitHours.DAYS_AHEAD));
    List<Slot> slots = VisitHours.between(first, last, now);
    return availabilities
        .published(listing)
        .flatMap(
            offer ->
                offer.isEmpty()
                    ? Uni.createFrom().item(Optional.<List<Slot>>empty())
                    : taken(listing, slots).map(taken -> Optional.of(without(slots, taken))));
  }

  /** Makes an appointment. */
  Uni<Response> schedule(Caller caller, String key, VisitWish wish) {
    return availabilities
        .published(wish.listingId())
        .map(offer -> offer.orElseThrow(() -> Problems.notFound("The listing")))
        .flatMap(offer -> schedule(caller, key, wish, offer));
  }

  /** One visit, empty when it is not there or not the caller's. */
  Uni<Optional<Visit>> find(Caller caller, UUID id) {
    return database.as(caller, tx -> tx.one(FIND, Visit::from, id));
  }

  /** A resident's own visits, or an organization's, the last made first. */
  Uni<Page<Visit>> list(Caller caller, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                tx.list(
                    "select * from visit where id < $1 order by id desc limit $2",
                    Visit::from,
                    page.before(),
                    page.rows()))
        .map(visits -> Page.of(visits, page.limit(), Visit::id));
  }

  /** Calls a visit off; the slot is free again. A cancelled one stays as it is. */
  Uni<Optional<Visit>> cancel(Caller caller, UUID id) {
    return database.as(
        caller,
        tx ->
            tx.one(
                    """
                    update visit set status = 'cancelled', cancelled_by = $2
                    where id = $1 and status = 'scheduled' returning *
                    """,
                    Visit::from,
                    id,
                    caller.id())
                .call(cancelled -> tell(tx, caller, cancelled))
                .flatMap(
                    cancelled ->
                        cancelled.isPresent()
                            ? Uni.createFrom().item(cancelled)
                            : tx.one(FIND, Visit::from, id)));
  }

  private Uni<Response> schedule(Caller caller, String key, VisitWish wish, Offer offer) {
    Slot slot = slot(wish.startsAt());
    Visit visit = Visit.scheduled(caller.id(), offer, slot, clock.instant());
    return idempotency
        .create(caller, key, "visits", wish, tx -> insert(tx, visit))
        .onFailure(failure -> Constraints.violated(failure, "visit_slot_is_free"))
        .transform(failure -> Problems.conflict("slot-taken", "Somebody else comes at that time."));
  }

  private Slot slot(Instant startsAt) {
    LocalDate day = LocalDate.ofInstant(startsAt, ZoneOffset.UTC);
    return VisitHours.between(day, day, clock.instant()).stream()
        .filter(slot -> slot.startsAt().equals(startsAt))
        .findFirst()
        .orElseThrow(() -> Problems.invalid("startsAt", "must be the start of a visit slot"));
  }

  private Uni<Visit> insert(Tx tx, Visit visit) {
    return tx.execute(
            INSERT,
            visit.id(),
            visit.organizationId(),
            visit.residentId(),
            visit.listingId(),
            visit.propertyId(),
            visit.listingTitle(),
            visit.status().column(),
            visit.startsAt(),
            visit.endsAt(),
            visit.createdAt())
        .chain(() -> outbox.add(tx, visit.id(), visit.organizationId(), visit.announced()))
        .replaceWith(visit);
  }

  private Uni<Void> tell(Tx tx, Caller caller, Optional<Visit> cancelled) {
    return cancelled
        .map(
            visit ->
                outbox.add(tx, visit.id(), visit.organizationId(), visit.calledOff(caller.id())))
        .orElseGet(Uni.createFrom()::voidItem);
  }

  private Uni<List<Instant>> taken(UUID listing, List<Slot> slots) {
    return slots.isEmpty()
        ? Uni.createFrom().item(List.of())
        : database.asService(
            tx ->
                tx.list(
                    TAKEN,
                    row -> Tx.instant(row, "starts_at"),
                    listing,
                    slots.getFirst().startsAt(),
                    slots.getLast().endsAt()));
  }

  private static List<Slot> without(List<Slot> slots, Collection<Instant> taken) {
    var gone = new HashSet<>(taken);
    return slots.stream().filter(slot -> !gone.contains(slot.startsAt())).toList();
  }
}
