package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/**
 * Changes of an appointment. Each answers empty when it is not there or not the caller's, and
 * changes nothing when it has been done before.
 */
@ApplicationScoped
class VisitChanges {
  private static final String MOVE =
      """
      update visit set status = $2, changed_at = $3, occupies = case when $4 then occupies end,
        cancelled_by = $5, sequence = sequence + $6
      where id = $1 returning *
      """;

  private static final String POSTPONE =
      """
      update visit set status = $2, starts_at = $3, ends_at = $4, changed_at = $5, agent_id = $6,
        time_zone = $7, day = $8, occupies = tstzrange($3, $4), sequence = sequence + 1,
        reminded_24h = $3 <= $5::timestamptz + interval '24 hours',
        reminded_2h = $3 <= $5::timestamptz + interval '2 hours',
        reminded_30m = $3 <= $5::timestamptz + interval '30 minutes'
      where id = $1 returning *
      """;

  private final Database database;
  private final Visits visits;
  private final Outbox outbox;
  private final Clock clock;

  VisitChanges(Database database, Visits visits, Outbox outbox, Clock clock) {
    this.database = database;
    this.visits = visits;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Moves a visit to another slot of its listing. The old place is kept unless there is a new. */
  Uni<Optional<Visit>> reschedule(Caller caller, UUID id, Instant startsAt) {
    return visits
        .find(caller, id)
        .flatMap(
            found ->
                found.isEmpty() || at(found.get(), startsAt)
                    ? Uni.createFrom().item(found)
                    : visits
                        .place(found.get().listingId())
                        .flatMap(place -> reschedule(caller, id, place, startsAt)))
        .onFailure()
        .transform(Seats::explained);
  }

  /** The visitor says that they will come. */
  Uni<Optional<Visit>> confirm(Caller caller, UUID id) {
    return change(
        caller,
        id,
        VisitStatus.CONFIRMED,
        (tx, visit) -> moveAndTell(tx, visit, VisitStatus.CONFIRMED, VisitFacts::confirmed));
  }

  /** Calls a visit off; somebody else can have the place. */
  Uni<Optional<Visit>> cancel(Caller caller, UUID id) {
    return change(
        caller,
        id,
        VisitStatus.CANCELLED,
        (tx, visit) ->
            Seats.free(tx, visit.listingId(), visit.startsAt())
                .chain(() -> move(tx, visit, VisitStatus.CANCELLED, Optional.of(caller.id())))
                .call(
                    cancelled ->
                        tell(tx, cancelled, VisitFacts.cancelled(cancelled, caller.id()))));
  }

  /** The visitor is there. */
  Uni<Optional<Visit>> start(Caller caller, UUID id) {
    return change(
        caller,
        id,
        VisitStatus.IN_PROGRESS,
        (tx, visit) -> move(tx, visit, VisitStatus.IN_PROGRESS, Optional.empty()));
  }

  /** The visit took place. */
  Uni<Optional<Visit>> complete(Caller caller, UUID id) {
    return change(
        caller,
        id,
        VisitStatus.COMPLETED,
        (tx, visit) -> moveAndTell(tx, begun(visit), VisitStatus.COMPLETED, VisitFacts::completed));
  }

  /** Nobody came. */
  Uni<Optional<Visit>> noShow(Caller caller, UUID id) {
    return change(
        caller,
        id,
        VisitStatus.NO_SHOW,
        (tx, visit) -> moveAndTell(tx, begun(visit), VisitStatus.NO_SHOW, VisitFacts::missed));
  }

  private Uni<Optional<Visit>> change(
      Caller caller, UUID id, VisitStatus next, BiFunction<Tx, Visit, Uni<Visit>> change) {
    return changeUnless(visit -> visit.status() == next, caller, id, change);
  }

  private Uni<Optional<Visit>> changeUnless(
      Predicate<Visit> done, Caller caller, UUID id, BiFunction<Tx, Visit, Uni<Visit>> change) {
    return database.as(
        caller,
        tx ->
            visits
                .lock(tx, id)
                .flatMap(
                    found ->
                        found.filter(done.negate()).isEmpty()
                            ? Uni.createFrom().item(found)
                            : change.apply(tx, found.get()).map(Optional::of)));
  }

  private Uni<Visit> moveAndTell(
      Tx tx, Visit visit, VisitStatus next, Function<Visit, SpecificRecord> fact) {
    return move(tx, visit, next, Optional.empty())
        .call(moved -> tell(tx, moved, fact.apply(moved)));
  }

  private Uni<Optional<Visit>> reschedule(
      Caller caller, UUID id, VisitPlace place, Instant startsAt) {
    Slot slot = visits.slot(place, startsAt);
    return changeUnless(
        visit -> at(visit, startsAt),
        caller,
        id,
        (tx, visit) -> postpone(tx, caller, visit, place, slot));
  }

  /** If there is no new place, the transaction ends and the old one was never given back. */
  private Uni<Visit> postpone(Tx tx, Caller caller, Visit visit, VisitPlace place, Slot slot) {
    VisitStatus next = visit.status().to(VisitStatus.SCHEDULED);
    return Seats.free(tx, visit.listingId(), visit.startsAt())
        .chain(() -> Seats.take(tx, place, slot, visit.residentId()))
        .flatMap(
            seat ->
                tx.one(
                    POSTPONE,
                    Visit.ROWS::read,
                    visit.id(),
                    next.column(),
                    slot.startsAt(),
                    slot.endsAt(),
                    clock.instant(),
                    seat.agent(),
                    place.rules().timeZone(),
                    slot.day(place.rules())))
        .map(Optional::orElseThrow)
        .call(
            moved -> tell(tx, moved, VisitFacts.rescheduled(moved, visit.startsAt(), caller.id())));
  }

  private Uni<Visit> move(Tx tx, Visit visit, VisitStatus next, Optional<UUID> cancelledBy) {
    VisitStatus status = visit.status().to(next);
    return tx.one(
            MOVE,
            Visit.ROWS::read,
            visit.id(),
            status.column(),
            clock.instant(),
            status.stands(),
            cancelledBy,
            status == VisitStatus.CANCELLED ? 1 : 0)
        .map(Optional::orElseThrow);
  }

  private Uni<Void> tell(Tx tx, Visit visit, SpecificRecord fact) {
    return outbox.add(tx, visit.id(), visit.organizationId(), fact);
  }

  private Visit begun(Visit visit) {
    if (visit.startsAt().isAfter(clock.instant())) {
      throw Problems.conflict("not-begun", "The visit is still to come.");
    }
    return visit;
  }

  private static boolean at(Visit visit, Instant startsAt) {
    return visit.status().stands() && visit.startsAt().equals(startsAt);
  }
}
