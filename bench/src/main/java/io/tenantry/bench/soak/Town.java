package io.tenantry.bench.soak;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Crowd;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** People who search, look, hold, cancel and pay, all day. */
final class Town {
  private static final int PEOPLE = 48;
  private static final int HANDS = 4;
  private static final int UNITS = 500;

  /** So many that nobody comes back to one they let go before its wait is over (ADR 57). */
  private static final int FEWEST_LISTINGS = 60;

  private static final int LISTINGS_A_MINUTE = 2;
  private static final long PAUSE_MILLIS = 150;
  private static final Duration TOKEN = Duration.ofMinutes(8);
  private static final String CARD = "4242424242424242";

  private final List<Person> people;
  private final List<Listing> listings = new ArrayList<>();
  private final Map<Person, Long> signedIn = new ConcurrentHashMap<>();
  private final Map<Person, Integer> held = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> seen = new ConcurrentHashMap<>();

  Town(Fleet fleet, int minutes) throws Exception {
    for (int i = 0; i < Math.max(FEWEST_LISTINGS, LISTINGS_A_MINUTE * minutes); i++) {
      listings.add(Listing.published(fleet, UNITS));
    }
    people = Crowd.of(PEOPLE, HANDS, i -> Person.resident(fleet, "Soak"));
    people.forEach(person -> signedIn.put(person, System.nanoTime()));
  }

  /** Lives for so long. */
  void live(Duration length) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
      List<Future<?>> days = new ArrayList<>();
      for (int hand = 0; hand < HANDS; hand++) {
        int mine = hand;
        days.add(hands.submit(() -> day(mine, end)));
      }
      for (Future<?> day : days) {
        day.get();
      }
    }
  }

  /** Counts anew. */
  void forget() {
    seen.clear();
  }

  /** Returns the number of requests by operation and answer. */
  Map<String, Long> seen() {
    Map<String, Long> counts = new TreeMap<>();
    seen.forEach((what, many) -> counts.put(what, many.sum()));
    return counts;
  }

  private Void day(int hand, long end) throws InterruptedException {
    Random dice = new Random(hand);
    while (System.nanoTime() < end) {
      Person person = people.get(dice.nextInt(PEOPLE / HANDS) * HANDS + hand);
      keepSignedIn(person);
      switch (dice.nextInt(20)) {
        case 0 -> pay(person, next(person));
        case 1, 2, 3 -> changeMind(person, next(person));
        case 4, 5 -> act("own bookings", person, p -> p.http().get("/api/v1/bookings"));
        case 6, 7, 8, 9 -> {
          Listing listing = listings.get(dice.nextInt(listings.size()));
          act("availability", person, p -> listing.availability());
        }
        default -> act("search", person, p -> p.http().get(question(dice)));
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return null;
  }

  /** The listing that a person holds next: one after the other. */
  private Listing next(Person person) {
    return listings.get(held.merge(person, 1, Integer::sum) % listings.size());
  }

  private static String question(Random dice) {
    return "/api/v1/search/listings?q=room&maxRent=%d&lat=12.93&lon=77.62&radiusKm=%d"
        .formatted(9000 + 500 * dice.nextInt(20), 2 + dice.nextInt(20));
  }

  private void keepSignedIn(Person person) {
    if (System.nanoTime() - signedIn.get(person) > TOKEN.toNanos()) {
      act("sign in", person, Person::logIn);
      signedIn.put(person, System.nanoTime());
    }
  }

  private void changeMind(Person person, Listing listing) {
    hold(person, listing)
        .ifPresent(
            id ->
                act(
                    "cancel",
                    person,
                    p -> p.http().post("/api/v1/bookings/" + id + "/cancel", "{}")));
  }

  private void pay(Person person, Listing listing) {
    hold(person, listing)
        .ifPresent(
            id -> {
              Booking booking = new Booking(listing, person, id);
              act("initiate", person, p -> booking.initiate(UUID.randomUUID().toString()))
                  .filter(answer -> answer.status() == 201)
                  .ifPresent(
                      answer ->
                          act("pay", person, p -> booking.payAt(answer.text("checkoutUrl"), CARD)));
            });
  }

  private Optional<String> hold(Person person, Listing listing) {
    return act("hold", person, p -> listing.book(p, UUID.randomUUID().toString()))
        .filter(answer -> answer.status() == 201)
        .map(answer -> answer.text("id"));
  }

  private Optional<Answer> act(String what, Person person, Function<Person, Answer> deed) {
    try {
      Answer answer = deed.apply(person);
      count(what + " " + answer.status());
      return Optional.of(answer);
    } catch (UncheckedIOException lost) {
      count(what + " lost");
      return Optional.empty();
    } catch (RuntimeException notAsExpected) {
      count(what + " failed: " + notAsExpected.getMessage().lines().findFirst().orElse(""));
      return Optional.empty();
    }
  }

  private void count(String what) {
    seen.computeIfAbsent(what, fresh -> new LongAdder()).increment();
  }
}
