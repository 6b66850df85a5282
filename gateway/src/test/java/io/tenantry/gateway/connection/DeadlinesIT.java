package io.tenantry.gateway.connection;

import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.RawSocket;
import io.tenantry.gateway.fleet.TestFleet;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
@TestProfile(DeadlinesIT.Brief.class)
class DeadlinesIT {
  private static final String TOO_SLOW = "https://tenantry.io/problems/too-slow";
  private static final String POST =
      "POST /api/v1/bookings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

  @TestHTTPResource URI gateway;

  public static class Brief implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tenantry.connections.head-time", "0.6S",
          "tenantry.connections.body-time", "0.6S",
          "tenantry.connections.idle-time", "0.6S");
    }
  }

  @Test
  void half_a_head_is_answered_and_the_connection_closed() {
    try (RawSocket client = new RawSocket(gateway)) {
      String answer = client.send("GET /api/v1/bookings HTTP/1.1\r\nHost: x\r\n").untilClosed();
      assertThat(answer)
          .startsWith("HTTP/1.1 408 Request Timeout\r\n")
          .contains("Content-Type: application/problem+json")
          .contains("Connection: close")
          .contains(TOO_SLOW);
    }
  }

  @Test
  void a_head_that_trickles_has_no_more_time() {
    try (RawSocket client = new RawSocket(gateway)) {
      client.send("GET /api/v1/bookings HTTP/1.1\r\nHost: x\r\n");
      assertThat(client.trickle("X-Slow: 1\r\n", 100)).contains(TOO_SLOW);
    }
  }

  @Test
  void a_body_that_does_not_come_is_not_waited_for() {
    try (RawSocket client = new RawSocket(gateway)) {
      assertThat(client.send(post() + "Content-Length: 10\r\n\r\n").untilClosed())
          .startsWith("HTTP/1.1 408 ")
          .contains(TOO_SLOW);
    }
  }

  @Test
  void a_body_that_trickles_has_no_more_time() {
    try (RawSocket client = new RawSocket(gateway)) {
      client.send(post() + "Content-Length: 1000\r\n\r\n");
      assertThat(client.trickle(" ", 100)).contains(TOO_SLOW);
    }
    try (RawSocket client = new RawSocket(gateway)) {
      client.send(post() + "Transfer-Encoding: chunked\r\n\r\n");
      assertThat(client.trickle("1\r\n \r\n", 100)).contains(TOO_SLOW);
    }
  }

  @Test
  void a_body_that_nobody_wants_is_not_waited_for_either() {
    try (RawSocket client = new RawSocket(gateway)) {
      assertThat(client.send(POST + "Content-Length: 1000\r\n\r\n").untilClosed())
          .startsWith("HTTP/1.1 401 ")
          .doesNotContain(TOO_SLOW);
    }
  }

  @Test
  void a_connection_without_a_request_or_between_two_is_closed_in_silence() {
    try (RawSocket client = new RawSocket(gateway)) {
      assertThat(client.untilClosed()).isEmpty();
    }
    try (RawSocket client = new RawSocket(gateway)) {
      client.send("GET /api/v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answer()).startsWith("HTTP/1.1 404 ");
      assertThat(client.untilClosed()).isEmpty();
    }
  }

  @Test
  void a_service_may_take_longer_than_its_client_may() {
    signedIn().get("/api/v1/bookings/silent").then().statusCode(504);
  }

  private static String post() {
    return POST + "Authorization: Bearer " + Keys.signed(Claims.good()) + "\r\n";
  }
}
