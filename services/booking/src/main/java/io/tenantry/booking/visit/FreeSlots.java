package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.time.PropertyDay;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The slots that somebody can still join. */
@ApplicationScoped
class FreeSlots {
  /** Sessions of the listing, and those for which who shows it is elsewhere. */
  private static final String BUSY =
      """
      select starts_at, ends_at, lower(busy) as busy_from, upper(busy) as busy_until, day, seats_left,
        listing_id = $1 as here
      from visit_session where (listing_id = $1 or agent_id = $2) and busy && tstzrange($3, $4)
      """;

  private final Database database;
  private final Clock clock;

  FreeSlots(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Session(
      Instant startsAt,
      Instant endsAt,
      Instant busyFrom,
      Instant busyUntil,
      LocalDate day,
      int seatsLeft,
      boolean here) {
    static Session from(Row row) {
      return new Session(
          Tx.instant(row, "starts_at"),
          Tx.instant(row, "ends_at"),
          Tx.instant(row, "busy_from"),
          Tx.instant(row, "busy_until"),
          row.getLocalDate("day"),
          row.getInteger("seats_left"),
          row.getBoolean("here"));
    }

    boolean is(Slot slot) {
      return here && startsAt.equals(slot.startsAt()) && endsAt.equals(slot.endsAt());
    }
  }

  /** The free slots on these days, or as far ahead as the rules go. */
  Uni<List<Slot>> at(VisitPlace place, Optional<LocalDate> from, Optional<LocalDate> to) {
    Instant now = clock.instant();
    SlotPlan plan = place.plan();
    List<Slot> slots =
        plan.between(
            from.orElseGet(() -> plan.today(now)), to.orElseGet(() -> plan.lastDay(now)), now);
    return slots.isEmpty()
        ? Uni.createFrom().item(slots)
        : busy(place, slots).map(sessions -> free(place, slots, sessions));
  }

  private Uni<List<Session>> busy(VisitPlace place, List<Slot> slots) {
    VisitRules rules = place.rules();
    Instant begin = PropertyDay.begin(slots.getFirst().day(rules), rules.zone());
    Instant end = PropertyDay.begin(slots.getLast().day(rules).plusDays(2), rules.zone());
    return database.asService(
        tx -> tx.list(BUSY, Session::from, place.listingId(), rules.agent(), begin, end));
  }

  private static List<Slot> free(VisitPlace place, List<Slot> slots, List<Session> sessions) {
    return slots.stream()
        .map(slot -> left(place.rules(), slot, sessions))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Slot> left(VisitRules rules, Slot slot, List<Session> sessions) {
    Optional<Session> same = sessions.stream().filter(session -> session.is(slot)).findFirst();
    if (same.isPresent()) {
      return same.map(session -> new Slot(slot.startsAt(), slot.endsAt(), session.seatsLeft()))
          .filter(shared -> shared.seatsLeft() > 0);
    }
    Slot withBuffer = new Slot(slot.startsAt(), slot.endsAt().plus(rules.buffer()), 1);
    LocalDate day = slot.day(rules);
    boolean inTheWay =
        sessions.stream()
            .anyMatch(session -> withBuffer.overlaps(session.busyFrom(), session.busyUntil()));
    long thatDay =
        sessions.stream().filter(session -> session.here() && session.day().equals(day)).count();
    return inTheWay || thatDay >= rules.maxPerDay() ? Optional.empty() : Optional.of(slot);
  }
}
