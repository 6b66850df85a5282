package io.tenantry.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.booking.availability.Offering;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.time.PlatformClock;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class HoldExpiryIT {
  @Inject Offering offering;
  @Inject HoldExpiry expiry;
  @Inject PlatformClock clock;

  @AfterEach
  void returnToRealTime() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void a_hold_whose_counter_drifted_keeps_no_other_from_ending_and_ends_when_that_is_repaired()
      throws SQLException {
    UUID drifted = offering.of(UUID.randomUUID(), 1);
    String stuck = new Guest().hold(drifted).statusCode(201).extract().path("id");
    execute("update availability set available = 1 where listing_id = '%s'".formatted(drifted));
    List<String> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      UUID listing = offering.of(UUID.randomUUID(), 1);
      others.add(new Guest().hold(listing).statusCode(201).extract().path("id"));
    }

    clock.shiftBy(Booking.HOLD_TIME.plusSeconds(5));
    sweepUntil(() -> others.stream().noneMatch(HoldExpiryIT::isPending));
    assertThat(isPending(stuck)).isTrue();

    execute("update availability set available = 0 where listing_id = '%s'".formatted(drifted));
    clock.shiftBy(Booking.HOLD_TIME.plusHours(2));
    sweepUntil(() -> !isPending(stuck));
    Guest.left(drifted).body("available", equalTo(1));
  }

  private void sweepUntil(BooleanSupplier reached) {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!reached.getAsBoolean() && Instant.now().isBefore(deadline)) {
      expiry.run(LocalDate.EPOCH).await().indefinitely();
    }
    assertThat(reached.getAsBoolean()).isTrue();
  }

  private static boolean isPending(String booking) {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select status = 'PENDING' from booking where id = '%s'".formatted(booking))) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
