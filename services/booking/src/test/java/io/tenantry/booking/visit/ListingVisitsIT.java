package io.tenantry.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.booking.Listings;
import io.tenantry.booking.availability.Offering;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class ListingVisitsIT {
  @Inject Shows shows;
  @Inject Offering offering;

  private final UUID visitor = UUID.randomUUID();
  private Shown shown;

  @BeforeEach
  void aListingIsShown() {
    OutboxProbe.keepRows();
    shown = shows.listing();
    shown.rules("").statusCode(200);
  }

  @Test
  void nobody_comes_to_see_what_is_off_the_market_for_good() {
    String visit = shown.visited(visitor, shown.slots().getFirst());
    offering.receive(Listings.in("archived", shown.organization(), shown.listing(), 1, 2));
    offering.receive(Listings.in("archived", shown.organization(), shown.listing(), 1, 3));
    status(visit, "cancelled");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(visit)))
        .containsExactly("booking.visit_scheduled", "booking.visit_cancelled");
  }

  @Test
  void what_is_off_the_market_for_a_while_is_still_shown_to_who_has_an_appointment() {
    String visit = shown.visited(visitor, shown.slots().getFirst());
    offering.receive(Listings.in("paused", shown.organization(), shown.listing(), 1, 2));
    status(visit, "scheduled");
  }

  private void status(String visit, String status) {
    Shown.as(visitor).get("/api/v1/visits/" + visit).then().body("status", equalTo(status));
  }
}
