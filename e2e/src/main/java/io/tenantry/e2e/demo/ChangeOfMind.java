package io.tenantry.e2e.demo;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import java.time.LocalDate;

/** The part of the demo in which a paid booking is cancelled before anybody moves in. */
final class ChangeOfMind {
  private static final Duration TRAVEL = Duration.ofSeconds(30);
  private final Fleet fleet;
  private final Story story;

  ChangeOfMind(Fleet fleet, Story story) {
    this.fleet = fleet;
    this.story = story;
  }

  /** Runs it, on a listing of which one unit is taken and one is free or will be soon. */
  void run(Person administrator, Listing listing) {
    story.chapter("Somebody changes their mind");
    Booking booking =
        story.step(
            "the hold that nobody paid has ended; Noor registers, books that bed and pays",
            () -> book(listing));
    story.step(
        "her lease has a contract, and the billing run makes her first invoice",
        () -> bill(administrator, booking, listing.moveIn()));
    story.step("she cancels the booking", () -> booking.cancel().expect(200));
    story.step("her money goes back and the booking is REFUNDED", () -> booking.await("REFUNDED"));
    story.step(
        "lease, contract and invoice are cancelled: nobody lives there, nobody owes rent",
        () -> cancelled(booking));
    story.step("her bed is free again", () -> free(listing));
  }

  private Booking book(Listing listing) {
    listing.awaitAvailable(1);
    Booking booking = listing.hold(Person.resident(fleet, "Noor"));
    booking.pay();
    booking.await("CONFIRMED");
    return booking;
  }

  private static Answer bill(Person administrator, Booking booking, LocalDate asOf) {
    booking.awaitContract(booking.awaitLease().path("id").asText());
    administrator
        .http()
        .post("/api/v1/admin/jobs/billing-run/run", "{\"asOf\": \"%s\"}".formatted(asOf))
        .expect(202);
    return Eventually.see(
        "an invoice",
        TRAVEL,
        () -> booking.resident().http().get("/api/v1/invoices"),
        seen -> seen.body().path("items").size() == 1);
  }

  private static Answer cancelled(Booking booking) {
    booking.awaitTenancyCancelled();
    return booking.look();
  }

  private static Answer free(Listing listing) {
    listing.awaitAvailable(1);
    return listing.availability();
  }
}
