package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Crowd;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Databases;
import io.tenantry.e2e.fleet.Operator;
import io.tenantry.e2e.fleet.Topic;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Five hundred bookings are made and paid while everything on the way is killed with -9 in turn and
 * the provider's webhooks come late, twice, shuffled, or are lost at first.
 */
class StormE2eTest {
  private static final int BOOKINGS = 500;
  private static final int PER_PERSON = 5;
  private static final List<String> VICTIMS =
      List.of("booking", "payment", "connect", "kafka", "postgres");
  private static final Duration HEALED = Duration.ofMinutes(4);
  private static final String CARD = "4242424242424242";

  private final Fleet fleet = Fleet.running();
  private final Operator operator = new Operator(fleet);
  private final Databases databases = new Databases(fleet);
  private final Queue<Paid> paid = new ConcurrentLinkedQueue<>();

  /** A booking and payment of one person, with the idempotency keys of both requests. */
  private record Paid(Booking booking, String bookingKey, String paymentId, String paymentKey) {}

  @AfterEach
  void calm() {
    webhooks(0, 0, false, 0);
  }

  @Test
  void five_hundred_bookings_are_held_paid_and_confirmed_once_while_everything_dies_in_turn()
      throws Exception {
    Listing listing = Listing.published(fleet, BOOKINGS);
    List<Person> people = Crowd.of(BOOKINGS / PER_PERSON, 8, i -> Person.resident(fleet, "Guest"));
    webhooks(200, 1, true, 0.3);
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      List<Future<?>> tries = new ArrayList<>();
      for (int i = 0; i < BOOKINGS; i++) {
        Person person = people.get(i % people.size());
        tries.add(crowd.submit(() -> paid.add(bookAndPay(listing, person))));
      }
      for (int i = 0; i < VICTIMS.size(); i++) {
        int enough = BOOKINGS * (i + 1) / (VICTIMS.size() + 2);
        Eventually.see(enough + " paid", HEALED, paid::size, many -> many >= enough);
        operator.kill(VICTIMS.get(i));
        operator.repair();
      }
      for (Future<?> one : tries) {
        one.get();
      }
    }
    calm();
    everythingHappenedOnce(listing);
    everyBookingWasToldOnce();
    everyRetryGetsTheFirstAnswer(listing);
  }

  private Paid bookAndPay(Listing listing, Person person) {
    String bookingKey = UUID.randomUUID().toString();
    Answer held = patiently(() -> listing.book(person, bookingKey), 201);
    Booking booking = new Booking(listing, person, held.text("id"));
    String paymentKey = UUID.randomUUID().toString();
    Answer initiated = patiently(() -> booking.initiate(paymentKey), 201);
    patiently(() -> booking.payAt(initiated.text("checkoutUrl"), CARD), 200);
    return new Paid(booking, bookingKey, initiated.text("paymentId"), paymentKey);
  }

  /** Asks again with the same key until there is an answer, as a client in a tunnel does. */
  private static Answer patiently(Supplier<Answer> request, int wanted) {
    long end = System.nanoTime() + HEALED.toNanos();
    String last = "nothing";
    while (System.nanoTime() < end) {
      try {
        Answer answer = request.get();
        if (answer.status() == wanted) {
          return answer;
        }
        last = answer.status() + " " + answer.body();
      } catch (UncheckedIOException connectionLost) {
        last = connectionLost.getMessage();
      }
      pause();
    }
    throw new AssertionError("Expected " + wanted + ", but the last answer was " + last);
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void everythingHappenedOnce(Listing listing) {
    UUID id = UUID.fromString(listing.id());
    UUID[] bookings = ids(paid.stream().map(one -> one.booking().id()).toList());
    assertThat(bookings).as("bookings of their own").doesNotHaveDuplicates().hasSize(BOOKINGS);
    eventually(
        "confirmed bookings",
        "booking",
        "select count(*) from booking where listing_id = ? and status = 'CONFIRMED'",
        id);
    eventually(
        "leases",
        "lease",
        "select count(distinct booking_id) from lease where booking_id = any (?)",
        (Object) bookings);
    listing.awaitAvailable(0);
    assertThat(count("booking", "select count(*) from booking where listing_id = ?", id))
        .isEqualTo(BOOKINGS);
    assertThat(
            count(
                "lease",
                "select count(*) from lease where booking_id = any (?)",
                (Object) bookings))
        .isEqualTo(BOOKINGS);
    assertThat(
            count(
                "payment",
                "select count(*) from payment where payable_id = any (?) and status = 'SUCCEEDED'",
                (Object) bookings))
        .isEqualTo(BOOKINGS);
    assertThat(
            count(
                "payment",
                """
                select count(*) from ledger_entry e join payment p on p.id = e.payment_id
                where p.payable_id = any (?) and e.kind = 'capture' and e.amount > 0
                """,
                (Object) bookings))
        .as("captures in the ledger")
        .isEqualTo(BOOKINGS);
    assertThat(
            count(
                "payment",
                """
                select count(*) from (select from ledger_entry group by transaction_id, currency
                  having sum(amount) <> 0) uneven
                """))
        .as("transactions that do not sum to zero")
        .isZero();
  }

  private void everyBookingWasToldOnce() {
    Set<String> booked = paid.stream().map(one -> one.booking().id()).collect(Collectors.toSet());
    for (String fact : List.of("booking.held", "booking.confirmed")) {
      Map<String, Set<String>> events =
          Topic.read(fleet, "booking.events.v1").stream()
              .filter(event -> event.type().equals(fact) && booked.contains(event.key()))
              .collect(
                  Collectors.groupingBy(
                      Topic.Told::key, Collectors.mapping(Topic.Told::id, Collectors.toSet())));
      assertThat(events.keySet()).as("bookings with %s", fact).isEqualTo(booked);
      assertThat(events.values()).as("one %s of each", fact).allMatch(ids -> ids.size() == 1);
    }
  }

  private void everyRetryGetsTheFirstAnswer(Listing listing) throws Exception {
    List<Paid> all = List.copyOf(paid);
    Crowd.of(all.size(), 8, i -> retry(listing, all.get(i)));
  }

  private static Paid retry(Listing listing, Paid one) {
    Person person = one.booking().resident();
    Answer booked = patiently(() -> listing.book(person, one.bookingKey()), 201);
    assertThat(booked.text("id")).isEqualTo(one.booking().id());
    Answer initiated = patiently(() -> one.booking().initiate(one.paymentKey()), 201);
    assertThat(initiated.text("paymentId")).isEqualTo(one.paymentId());
    return one;
  }

  private void eventually(String what, String database, String query, Object... parameters) {
    Eventually.see(
        BOOKINGS + " " + what,
        HEALED,
        () -> count(database, query, parameters),
        seen -> seen == BOOKINGS);
  }

  private long count(String database, String query, Object... parameters) {
    return databases.count(database, query, parameters);
  }

  private static UUID[] ids(List<String> texts) {
    return texts.stream().map(UUID::fromString).toArray(UUID[]::new);
  }

  private void webhooks(int delayMillis, int duplicates, boolean shuffle, double dropRate) {
    new Client(fleet.url("stripe"))
        .put(
            "/_sim/webhooks",
            """
            {"delayMs": %d, "duplicates": %d, "shuffle": %s, "dropRate": %s}
            """
                .formatted(delayMillis, duplicates, shuffle, dropRate))
        .expect(204);
  }
}
