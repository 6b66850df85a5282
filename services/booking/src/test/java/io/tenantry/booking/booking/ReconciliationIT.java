package io.tenantry.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.booking.availability.Offering;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class ReconciliationIT {
  @Inject Offering offering;
  @Inject Database database;
  @Inject Reconciliation reconciliation;

  @Test
  void a_counter_that_says_something_else_than_the_bookings_is_found_and_no_other() {
    UUID listing = offering.of(UUID.randomUUID(), 3);
    Guest guest = new Guest();
    guest.hold(listing).statusCode(201);
    String ended = guest.hold(listing).statusCode(201).extract().path("id");
    guest.cancel(ended).statusCode(200);
    assertThat(run()).containsEntry("drifted", 0).containsKey("listings");

    saysAvailable(listing, 3);
    assertThat(run()).containsEntry("drifted", 1);

    saysAvailable(listing, 2);
    assertThat(run()).containsEntry("drifted", 0);
  }

  private Map<String, Integer> run() {
    return reconciliation.run(LocalDate.EPOCH).await().indefinitely();
  }

  private void saysAvailable(UUID listing, int units) {
    database
        .asService(
            tx ->
                tx.execute(
                    "update availability set available = $2 where listing_id = $1", listing, units))
        .await()
        .indefinitely();
  }
}
