package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.Availabilities;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Answers the requests for one listing together. Requests that cannot succeed are refused by a read
 * without locks. For the others there is one transaction, which locks the contended row for one
 * round trip and the writes that follow, however many they are.
 */
@ApplicationScoped
class Round {
  /** In the order of the ids, so that two rounds with the same people cannot block each other. */
  private static final String TAKE_TURNS =
      """
      select pg_advisory_xact_lock(turn) from (
        select distinct hashtextextended('holds of ' || person, 0) as turn
        from unnest($1::uuid[]) person order by turn) turns
      """;

  /**
   * Expired holds that are not yet swept count as ended. Holds that the landlord ended, and paid
   * ones, count against nobody.
   */
  private static final String HISTORIES =
      """
      select resident_id, coalesce(sum(quantity) filter (where open), 0)::int as open_units,
        count(*) filter (where not open)::int as lapses, max(ended_at) filter (where not open) as last_lapse
      from (
        select resident_id, listing_id, quantity, expires_at > $2 as open, expires_at as ended_at
        from booking where resident_id = any ($1) and status = 'PENDING'
        union all
        select resident_id, listing_id, quantity, false, cancelled_at
        from booking where resident_id = any ($1) and listing_id = $3 and status = 'CANCELLED'
          and payment_id is null and cancel_reason <> 'by_landlord' and cancelled_at > $4) held
      where open or listing_id = $3
      group by resident_id
      """;

  private final Database database;
  private final Idempotency idempotency;
  private final Availabilities availabilities;
  private final Bookings bookings;
  private final Outbox outbox;
  private final Clock clock;

  Round(
      Database database,
      Idempotency idempotency,
      Availabilities availabilities,
      Bookings bookings,
      Outbox outbox,
      Clock clock) {
    this.database = database;
    this.idempotency = idempotency;
    this.availabilities = availabilities;
    this.bookings = bookings;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** An answer for each of the rivals, in their order. */
  Uni<List<Uni<Response>>> play(UUID listing, List<Rival> rivals) {
    return look(listing, rivals)
        .flatMap(
            seen -> {
              List<Verdict> verdicts = seen.of(rivals);
              return held(verdicts).isEmpty()
                  ? Uni.createFrom().item(answers(rivals, verdicts, List.of()))
                  : database.asService(tx -> hold(tx, listing, rivals));
            });
  }

  private Uni<Judgement> look(UUID listing, List<Rival> rivals) {
    return Uni.combine()
        .all()
        .unis(
            database.look(tx -> availabilities.find(tx, listing)),
            database.look(tx -> idempotency.answered(tx, attempts(rivals))))
        .with((offer, answered) -> new Judgement(offer, answered, Map.of(), clock.instant()));
  }

  private Uni<List<Uni<Response>>> hold(Tx tx, UUID listing, List<Rival> rivals) {
    return locked(tx, listing, rivals)
        .flatMap(
            judgement -> {
              List<Verdict> verdicts = judgement.of(rivals);
              return write(tx, listing, judgement, held(verdicts))
                  .map(written -> answers(rivals, verdicts, written));
            });
  }

  /**
   * Sent together: one round trip. Holds are read under the listing's lock, which whoever ends one
   * has until that can be seen: who cancels and holds again at the same moment gains nothing.
   */
  private Uni<Judgement> locked(Tx tx, UUID listing, List<Rival> rivals) {
    UUID[] people = rivals.stream().map(Rival::person).distinct().toArray(UUID[]::new);
    Instant now = clock.instant();
    return Uni.combine()
        .all()
        .unis(
            tx.execute(TAKE_TURNS, (Object) people),
            idempotency.answered(tx, attempts(rivals)),
            availabilities.lock(tx, listing),
            histories(tx, listing, people, now))
        .with((turns, answered, offer, held) -> new Judgement(offer, answered, held, now));
  }

  private static Uni<Map<UUID, HoldHistory>> histories(
      Tx tx, UUID listing, UUID[] people, Instant now) {
    return tx.list(
            HISTORIES,
            row -> Map.entry(row.getUUID("resident_id"), HoldHistory.from(row)),
            people,
            now,
            listing,
            now.minus(HoldLimits.MEMORY))
        .map(
            rows ->
                rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private Uni<List<Response>> write(
      Tx tx, UUID listing, Judgement judgement, List<Verdict.Held> held) {
    if (held.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Uni.combine()
        .all()
        .unis(
            idempotency.keep(
                tx,
                Response.Status.CREATED,
                held.stream()
                    .map(one -> new Idempotency.Result(one.rival().attempt(), one.booking()))
                    .toList()),
            bookings.insert(tx, held.stream().map(Verdict.Held::booking).toList()),
            outbox.addAll(tx, held.stream().map(Round::told).toList()),
            availabilities.keep(tx, listing, judgement.left()))
        .with((responses, inserted, told, kept) -> responses);
  }

  private static Outbox.Entry told(Verdict.Held held) {
    Booking booking = held.booking();
    return new Outbox.Entry(
        booking.id(),
        booking.organizationId(),
        BookingFacts.held(booking, held.left()),
        held.rival().trace());
  }

  private List<Uni<Response>> answers(
      List<Rival> rivals, List<Verdict> verdicts, List<Response> written) {
    Iterator<Rival> asking = rivals.iterator();
    Iterator<Response> next = written.iterator();
    return verdicts.stream()
        .map(
            verdict -> {
              Rival rival = asking.next();
              return switch (verdict) {
                case Verdict.Held held -> Uni.createFrom().item(next.next());
                case Verdict.Refused refused ->
                    Uni.createFrom().<Response>failure(refused.problem());
                case Verdict.Answered answered -> idempotency.replay(rival.attempt());
              };
            })
        .toList();
  }

  private static List<Verdict.Held> held(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Verdict.Held.class::isInstance)
        .map(Verdict.Held.class::cast)
        .toList();
  }

  private static List<Attempt> attempts(List<Rival> rivals) {
    return rivals.stream().map(Rival::attempt).toList();
  }
}
