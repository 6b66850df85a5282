package io.tenantry.e2e.rental;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A listing and what people do with it.
 *
 * @param word a word of its title that no other listing has
 */
public record Listing(Home home, String id, String word, int quantity) {
  private static final Duration TRAVEL = Duration.ofSeconds(10);

  /** A published listing that can be booked, of a new landlord. */
  public static Listing published(Fleet fleet, int quantity) {
    Listing listing = Home.enter(Person.landlord(fleet, "Asha")).offer(quantity);
    listing.approve(fleet.administrator()).expect(200);
    listing.awaitBookable();
    return listing;
  }

  /** An administrator lets it be shown. */
  public Answer approve(Person administrator) {
    return administrator.http().post("/api/v1/admin/listings/" + id + "/approve", "{}");
  }

  /** Waits until booking knows of it. */
  public void awaitBookable() {
    awaitAvailable(quantity);
  }

  /** Waits until this many units are left. */
  public void awaitAvailable(int expected) {
    Eventually.see(
        expected + " units available of listing " + id,
        TRAVEL,
        this::availability,
        seen -> seen.status() == 200 && seen.body().path("available").asInt(-1) == expected);
  }

  /** Returns the units left now. */
  public Answer availability() {
    return new Client(home.landlord().fleet().url("gateway"))
        .get("/api/v1/listings/" + id + "/availability");
  }

  /** Tries to hold one unit. */
  public Answer book(Person resident, String key) {
    return resident
        .http()
        .post(
            "/api/v1/bookings",
            """
            {"listingId": "%s", "quantity": 1, "moveInDate": "%s", "leaseMonths": 11}
            """
                .formatted(id, moveIn()),
            "Idempotency-Key",
            key);
  }

  /** Holds one unit, which must be free. */
  public Booking hold(Person resident) {
    Answer held = book(resident, UUID.randomUUID().toString()).expect(201);
    return new Booking(this, resident, held.text("id"));
  }

  /** Returns the day of moving in: in a week. */
  public LocalDate moveIn() {
    return LocalDate.now(ZoneOffset.UTC).plusDays(7);
  }
}
