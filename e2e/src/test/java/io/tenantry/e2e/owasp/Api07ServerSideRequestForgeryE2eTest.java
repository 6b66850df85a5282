package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * OWASP API7:2023. No address that somebody sends is called by the fleet. Partner webhooks, which
 * will call out, come with the notification service's own guard and test.
 */
class Api07ServerSideRequestForgeryE2eTest {
  private static final int WATCHED_MILLIS = 3_000;
  private final Fleet fleet = Fleet.running();

  @Test
  void an_address_in_a_request_is_kept_or_shown_but_never_called() throws IOException {
    try (ServerSocket trap = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(WATCHED_MILLIS);
      String address = "http://localhost:" + trap.getLocalPort() + "/latest/meta-data";

      Listing listing = Listing.published(fleet, 1);
      Person resident = Person.resident(fleet, "Ravi");
      Booking booking = listing.hold(resident);
      resident
          .http()
          .send(
              "POST",
              "/api/v1/payments/initiate",
              """
              {"payableType": "booking", "payableId": "%s", "returnUrl": "%s", "callbackUrl": "%s"}
              """
                  .formatted(booking.id(), address, address),
              Map.of("Idempotency-Key", UUID.randomUUID().toString()));
      Person landlord = listing.home().landlord();
      String organization = landlord.http().get("/api/v1/auth/me").text("organizationId");
      landlord
          .http()
          .put(
              "/api/v1/tenants/" + organization + "/settings",
              """
              {"branding": {"logoUrl": "%s"}, "logoUrl": "%s", "webhookUrl": "%s"}
              """
                  .formatted(address, address, address));

      assertThat(called(trap)).as("somebody called %s", address).isFalse();
    }
  }

  private static boolean called(ServerSocket trap) throws IOException {
    try {
      trap.accept().close();
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }
}
