package io.tenantry.booking.availability;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.booking.Listings;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class AvailabilityIT {
  @Inject Offering offering;
  @Inject Database database;

  private final UUID organization = UUID.randomUUID();
  private final UUID listing = UUID.randomUUID();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void stock_opens_when_a_listing_is_published_and_follows_its_size() {
    offering.receive(Listings.in("pending_approval", organization, listing, 2, 1));
    left().statusCode(404);
    offering.receive(Listings.published(organization, listing, 2, 2));
    left().statusCode(200).body("initial", equalTo(2)).body("available", equalTo(2));
    offering.receive(Listings.published(organization, listing, 3, 3));
    left().body("initial", equalTo(3)).body("available", equalTo(3));
    assertThat(OutboxProbe.eventsAbout(listing))
        .containsExactly("booking.availability_opened", "booking.availability_opened");
  }

  @Test
  void an_older_state_of_a_listing_that_comes_late_changes_nothing() {
    offering.receive(Listings.published(organization, listing, 3, 7));
    offering.receive(Listings.published(organization, listing, 9, 6));
    left().body("initial", equalTo(3));
  }

  @Test
  void a_listing_taken_off_the_market_is_not_shown() {
    offering.receive(Listings.published(organization, listing, 3, 1));
    offering.receive(Listings.in("paused", organization, listing, 3, 2));
    left().statusCode(404);
  }

  @Test
  void a_day_that_no_calendar_has_does_not_become_another() {
    for (String day : List.of("+5874898-01-01", "+11761241-01-20", "-999999-01-01")) {
      UUID far = UUID.randomUUID();
      Event event = Listings.published(organization, far, 1, 1);
      ((Listing) event.body()).setAvailableFrom(LocalDate.parse(day));
      offering.receive(event);
      assertThat(availableFrom(far)).isIn("1900-01-01", "2200-12-31");
    }
  }

  private String availableFrom(UUID listing) {
    return database
        .asService(
            tx ->
                tx.one(
                    "select available_from from availability where listing_id = $1",
                    row -> row.getLocalDate(0).toString(),
                    listing))
        .await()
        .indefinitely()
        .orElseThrow();
  }

  private ValidatableResponse left() {
    return given().get("/api/v1/listings/" + listing + "/availability").then();
  }
}
