package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Crowd;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Databases;
import io.tenantry.e2e.fleet.Operator;
import io.tenantry.e2e.fleet.Topic;
import io.tenantry.e2e.rental.Listing;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Kill -9 in the middle of 200 bookings. Clients retry with their key, as clients do. */
class CrashE2eTest {
  private static final int BOOKINGS = 200;
  private static final int PER_PERSON = 4;
  private static final Duration HEALED = Duration.ofMinutes(2);

  private final Fleet fleet = Fleet.running();
  private final Operator operator = new Operator(fleet);
  private final Databases databases = new Databases(fleet);
  private final Set<String> booked = ConcurrentHashMap.newKeySet();

  @Test
  void after_kill_9_of_connect_every_committed_booking_has_its_effects_once() throws Exception {
    bookWhileKilling("connect");
  }

  @Test
  void after_kill_9_of_kafka_every_committed_booking_has_its_effects_once() throws Exception {
    bookWhileKilling("kafka");
  }

  @Test
  void after_kill_9_of_booking_every_committed_booking_has_its_effects_once() throws Exception {
    bookWhileKilling("booking");
  }

  private void bookWhileKilling(String component) throws Exception {
    Listing listing = Listing.published(fleet, BOOKINGS);
    List<Person> people = Crowd.of(BOOKINGS / PER_PERSON, 8, i -> Person.resident(fleet, "Guest"));
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      List<Future<?>> tries =
          people.stream()
              .flatMap(person -> IntStream.range(0, PER_PERSON).mapToObj(i -> person))
              .<Future<?>>map(person -> crowd.submit(() -> bookPatiently(listing, person)))
              .toList();
      Eventually.see("a quarter booked", HEALED, booked::size, n -> n >= BOOKINGS / 4);
      operator.kill(component);
      operator.repair();
      for (Future<?> one : tries) {
        one.get();
      }
    }
    assertThat(booked).hasSize(BOOKINGS);
    everyEffectIsThereOnce(listing);
  }

  private void everyEffectIsThereOnce(Listing listing) {
    UUID id = UUID.fromString(listing.id());
    assertThat(databases.count("booking", "select count(*) from booking where listing_id = ?", id))
        .isEqualTo(BOOKINGS);
    listing.awaitAvailable(0);
    Eventually.see("payables of all bookings", HEALED, this::payables, seen -> seen == BOOKINGS);

    List<Topic.Told> held =
        Topic.read(fleet, "booking.events.v1").stream()
            .filter(event -> event.type().equals("booking.held") && booked.contains(event.key()))
            .toList();
    Set<String> ids = new HashSet<>();
    Set<String> keys = new HashSet<>();
    held.forEach(
        event -> {
          ids.add(event.id());
          keys.add(event.key());
        });
    assertThat(keys).as("bookings whose event arrived").isEqualTo(booked);
    assertThat(ids).as("each booking was held in one event").hasSize(BOOKINGS);
  }

  private long payables() {
    return databases.count(
        "payment",
        "select count(*) from payable where id = any (?)",
        (Object) booked.stream().map(UUID::fromString).toArray(UUID[]::new));
  }

  /** Retries with the same key until there is an answer, as a client in a tunnel does. */
  private void bookPatiently(Listing listing, Person person) {
    String key = UUID.randomUUID().toString();
    Answer answer =
        Eventually.see(
            "an answer to a booking",
            HEALED,
            () -> tryOnce(listing, person, key),
            seen -> seen != null && seen.status() == 201);
    booked.add(answer.text("id"));
  }

  private static Answer tryOnce(Listing listing, Person person, String key) {
    try {
      return listing.book(person, key);
    } catch (UncheckedIOException connectionLost) {
      return null;
    }
  }
}
