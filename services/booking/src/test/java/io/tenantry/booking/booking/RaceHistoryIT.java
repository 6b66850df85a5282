package io.tenantry.booking.booking;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.booking.availability.Offering;
import io.tenantry.contracts.booking.RefundRequested;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two thousand bookings over which everybody falls at the same time: who pays (told twice), who
 * pays once more, who cancels, the landlord, the clock, and a rival for the unit. The database
 * itself keeps the history that is checked afterwards.
 */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class RaceHistoryIT {
  private static final int RACES = 2_000;
  private static final int AT_ONCE = 8;
  private static final int LONGEST_START_NANOS = 3_000_000;
  private static final String KEEP_HISTORY =
      """
      create table history (step serial, booking_id uuid, old text, new text);
      create function keep_history() returns trigger language plpgsql security definer as $$
      begin
        if tg_op = 'INSERT' then
          insert into history (booking_id, new) values (new.id, new.status);
        elsif old.status <> new.status then
          insert into history (booking_id, old, new) values (new.id, old.status, new.status);
        end if;
        return null;
      end $$;
      create trigger keep_history after insert or update on booking
        for each row execute function keep_history();
      """;
  private static final String MISCOUNTED =
      """
      select count(*) from availability a
      where a.initial - a.available + a.excess <> (
        select coalesce(sum(b.quantity), 0) from booking b
        where b.listing_id = a.listing_id and b.status in ('PENDING', 'CONFIRMED'))
      """;

  @Inject Offering offering;
  @Inject Database database;
  @Inject Inbox inbox;
  @Inject PaymentEvents payments;
  @Inject Endings endings;
  @Inject Holds holds;

  @BeforeEach
  void keepHistory() throws SQLException {
    OutboxProbe.keepRows();
    execute(KEEP_HISTORY);
  }

  @Test
  void whatever_meets_at_one_booking_its_course_stays_in_the_table_and_no_money_or_unit_is_lost()
      throws Exception {
    List<Race> races = new ArrayList<>();
    try (ExecutorService tracks = Executors.newFixedThreadPool(AT_ONCE);
        ExecutorService runners = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Race>> running =
          IntStream.range(0, RACES)
              .mapToObj(seed -> tracks.submit(() -> run(new Random(seed), runners)))
              .toList();
      for (Future<Race> race : running) {
        races.add(race.get());
      }
    }
    assertThat(steps()).isNotEmpty().allMatch(Step::allowed);
    assertThat(number(MISCOUNTED)).isZero();
    assertThat(number("select count(*) from availability where available < 0")).isZero();
    everyPaymentHasOneEnd(races);
    everyRefundEndsItsBooking(races);
  }

  /** A booking, whose it is, and the two payments that were made for it. */
  private record Race(
      PaymentTold told, String booking, UUID first, UUID second, boolean paidTwice) {}

  private Race run(Random random, ExecutorService runners) throws Exception {
    UUID organization = UUID.randomUUID();
    UUID listing = offering.of(organization, 1);
    UUID guest = UUID.randomUUID();
    String booking = new JsonObject(hold(guest, listing).getEntity().toString()).getString("id");
    isDue(booking);
    PaymentTold told = new PaymentTold(organization, guest);
    boolean paidTwice = random.nextBoolean();
    var race = new Race(told, booking, UUID.randomUUID(), UUID.randomUUID(), paidTwice);
    Event paid = told.paid(booking, race.first());
    List<Callable<Object>> moves = new ArrayList<>();
    moves.add(() -> receive(paid));
    moves.add(() -> receive(paid));
    moves.add(() -> endings.expire(UUID.fromString(booking)).await().indefinitely());
    if (paidTwice) {
      moves.add(() -> receive(told.paid(booking, race.second())));
    }
    if (random.nextBoolean()) {
      moves.add(() -> cancel(guest, Optional.empty(), booking));
    }
    if (random.nextInt(4) == 0) {
      moves.add(() -> cancel(UUID.randomUUID(), Optional.of(organization), booking));
    }
    if (random.nextBoolean()) {
      moves.add(() -> rival(listing));
    }
    together(moves, random, runners);
    return race;
  }

  private Response hold(UUID person, UUID listing) {
    Caller caller = new Caller(person, Optional.empty(), Set.of(Role.RESIDENT), "");
    BookingWish wish = new BookingWish(listing, 1, LocalDate.now(ZoneOffset.UTC).plusDays(7), 11);
    return holds.place(caller, UUID.randomUUID().toString(), wish).await().indefinitely();
  }

  /** Gets the unit if it is free at that moment. */
  private Object rival(UUID listing) {
    try {
      return hold(UUID.randomUUID(), listing).getStatus();
    } catch (HttpProblem soldOut) {
      return soldOut.getStatusCode();
    }
  }

  private void isDue(String booking) {
    database
        .asService(
            tx ->
                tx.execute(
                    "update booking set expires_at = now() where id = $1",
                    UUID.fromString(booking)))
        .await()
        .indefinitely();
  }

  /** Each begins at a moment of its own within a few milliseconds. */
  private static void together(List<Callable<Object>> moves, Random random, ExecutorService runners)
      throws Exception {
    Collections.shuffle(moves, random);
    List<Callable<Object>> timed = new ArrayList<>();
    for (Callable<Object> move : moves) {
      int start = random.nextInt(LONGEST_START_NANOS);
      timed.add(
          () -> {
            LockSupport.parkNanos(start);
            return move.call();
          });
    }
    for (Future<Object> moved : runners.invokeAll(timed)) {
      moved.get();
    }
  }

  private Object receive(Event event) {
    return inbox.once(event, payments::handle).await().indefinitely();
  }

  private Object cancel(UUID person, Optional<UUID> organization, String booking) {
    String role = organization.isPresent() ? Role.MANAGER : Role.RESIDENT;
    Caller caller = new Caller(person, organization, Set.of(role), "");
    return endings.cancel(caller, UUID.fromString(booking)).await().indefinitely();
  }

  /** A payment holds a confirmed booking, or went back; never both, never twice. */
  private static void everyPaymentHasOneEnd(List<Race> races) throws SQLException {
    Map<UUID, Long> wentBack =
        OutboxProbe.told(RefundRequested.class).stream()
            .collect(groupingBy(RefundRequested::getPaymentId, counting()));
    Set<UUID> confirmed = confirmed();
    for (Race race : races) {
      assertThat(ends(race.first(), confirmed, wentBack)).as("first of %s", race).isEqualTo(1);
      assertThat(ends(race.second(), confirmed, wentBack))
          .as("second of %s", race)
          .isEqualTo(race.paidTwice() ? 1 : 0);
    }
  }

  private static long ends(UUID payment, Set<UUID> confirmed, Map<UUID, Long> wentBack) {
    return (confirmed.contains(payment) ? 1 : 0) + wentBack.getOrDefault(payment, 0L);
  }

  private void everyRefundEndsItsBooking(List<Race> races) throws SQLException {
    Set<UUID> wentBack =
        OutboxProbe.told(RefundRequested.class).stream()
            .map(RefundRequested::getPaymentId)
            .collect(toSet());
    for (Race race : races) {
      for (UUID payment : List.of(race.first(), race.second())) {
        if (wentBack.contains(payment)) {
          receive(race.told().refunded(race.booking(), payment));
        }
      }
    }
    assertThat(steps()).allMatch(Step::allowed);
    assertThat(
            number(
                """
                select count(*) from booking where status = 'CANCELLED' and payment_id is not null
                  and id in (select booking_id from history)
                """))
        .isZero();
  }

  /** A change of state, as the database saw it. */
  private record Step(Optional<BookingStatus> from, BookingStatus to) {
    boolean allowed() {
      return from.map(old -> old.mayBecome(to)).orElse(to == BookingStatus.PENDING);
    }
  }

  private static List<Step> steps() throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select old, new from history order by step")) {
      List<Step> steps = new ArrayList<>();
      while (rows.next()) {
        steps.add(
            new Step(
                Optional.ofNullable(rows.getString("old")).map(BookingStatus::valueOf),
                BookingStatus.valueOf(rows.getString("new"))));
      }
      return steps;
    }
  }

  private static Set<UUID> confirmed() throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select payment_id from booking where status = 'CONFIRMED'")) {
      Set<UUID> payments = new HashSet<>();
      while (rows.next()) {
        payments.add(rows.getObject(1, UUID.class));
      }
      return payments;
    }
  }

  private static long number(String query) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
