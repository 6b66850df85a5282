package io.tenantry.gateway.connection;

import static io.tenantry.gateway.fleet.Client.address;
import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.RawSocket;
import io.tenantry.gateway.fleet.TestFleet;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestFleet.class)
class RawRequestsIT {
  // more than the connections to one instance of a service
  private static final int MANY = 270;
  private static final String LOGIN =
      "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

  @TestHTTPResource URI gateway;

  @Test
  @Timeout(30)
  void reads_that_announce_a_body_and_never_send_it_hurt_nobody() {
    String token = Keys.signed(Claims.good());
    String read = "GET /api/v1/leases HTTP/1.1\r\n" + from(address(), token);
    holding(
        MANY,
        i -> read + "Content-Length: 10\r\n\r\n",
        () -> signedIn().get("/api/v1/leases").then().statusCode(200));
    try (RawSocket client = new RawSocket(gateway)) {
      assertThat(client.send(read + "Content-Length: 10\r\n\r\n").answer())
          .startsWith("HTTP/1.1 400 ")
          .contains("problems/unreadable");
    }
    try (RawSocket client = new RawSocket(gateway)) {
      assertThat(client.send(read + "Transfer-Encoding: chunked\r\n\r\n").answer())
          .startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  @Timeout(60)
  void bodies_of_many_people_that_do_not_come_take_no_connection_to_the_service() {
    holding(
        MANY,
        i ->
            "POST /api/v1/bookings HTTP/1.1\r\n"
                + from(address(), Keys.signed(Claims.good()))
                + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{",
        () -> {
          signedIn().get("/api/v1/bookings").then().statusCode(200);
          signedIn()
              .contentType("application/json")
              .body("{}")
              .post("/api/v1/bookings")
              .then()
              .statusCode(200);
        });
  }

  @Test
  void who_asks_whether_to_send_the_body_is_told_to() {
    String head =
        "POST /api/v1/bookings HTTP/1.1\r\n"
            + from(address(), Keys.signed(Claims.good()))
            + "Content-Type: application/json\r\nContent-Length: 2\r\n"
            + "Expect: 100-continue\r\n\r\n";
    try (RawSocket client = new RawSocket(gateway)) {
      assertThat(client.send(head).answer()).startsWith("HTTP/1.1 100 ");
      assertThat(client.send("{}").answer()).startsWith("HTTP/1.1 200 ").contains("\"length\":2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /%zz HTTP/1.1, 400, unreadable",
    "GET /api/v1/%zz HTTP/1.1, 400, unreadable",
    "GET /api/v1/search/suggest?q=| HTTP/1.1, 400, unreadable",
    "NONSENSE, 400, unreadable",
    "GET /api/v1/bookings HTTP/9.x, 400, unreadable"
  })
  void what_is_no_request_is_answered_with_a_problem(String line, int status, String type) {
    refused(line + "\r\nHost: x\r\n\r\n", status, type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten", "-1", "1, 2", "+3", "99999999999999999999"})
  void a_length_that_is_none_is_answered_with_a_problem(String length) {
    refused(LOGIN + "Content-Length: " + length + "\r\n\r\n{}", 400, "unreadable");
  }

  @Test
  void a_bad_chunk_is_answered_with_a_problem() {
    refused(LOGIN + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n", 400, "unreadable");
  }

  @Test
  void no_host_is_answered_with_a_problem() {
    refused("GET /api/v1/bookings HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "unreadable");
  }

  @Test
  void what_is_too_long_is_answered_with_a_problem() {
    String path = "/api/v1/search/suggest?q=" + "x".repeat(70_000);
    refused("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n", 414, "address-too-long");
    refused(
        "GET /api/v1/bookings HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(30_000) + "\r\n\r\n",
        431,
        "headers-too-large");
    refused(
        "GET /api/v1/bookings HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(10_000) + "\r\n",
        431,
        "headers-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1;a=\"\r\nX\r\n0\r\n\r\n%s\"\r\n{\r\n0\r\n\r\n",
        "1;a=\"b\r\nX\r\n0\r\n\r\n%s\"\r\nX\r\n0\r\n\r\n",
        "1;a=\"\\\"\r\nX\r\n0\r\n\r\n%s",
        "1;a=\"\n\"\r\nX\r\n0\r\n\r\n%s",
        "1;\nX\r\n0\r\n\r\n%s",
        "1 \r\nX\n0\r\n\r\n%s"
      })
  void a_chunk_extension_does_not_make_two_requests_of_one(String body) {
    String smuggled = "/api/v1/search/suggest?q=" + address();
    String second = "GET " + smuggled + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    try (RawSocket client = new RawSocket(gateway)) {
      String answers =
          client
              .send(
                  LOGIN
                      + "X-Forwarded-For: "
                      + address()
                      + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                      + body.formatted(second))
              .untilClosed();
      assertThat(answers).startsWith("HTTP/1.1 400 ");
      assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
    }
    assertThat(TestFleet.seen(smuggled)).isZero();
  }

  private void refused(String request, int status, String type) {
    try (RawSocket client = new RawSocket(gateway)) {
      assertThat(client.send(request).answer())
          .startsWith("HTTP/1.1 " + status + " ")
          .containsIgnoringCase("Content-Type: application/problem+json")
          .containsIgnoringCase("X-Request-Id: ")
          .contains("https://tenantry.io/problems/" + type)
          .contains("\"requestId\"");
    }
  }

  private static String from(String address, String token) {
    return "Host: x\r\nX-Forwarded-For: " + address + "\r\nAuthorization: Bearer " + token + "\r\n";
  }

  private interface Request {
    String of(int number);
  }

  private void holding(int connections, Request request, Runnable act) {
    List<RawSocket> open = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        open.add(new RawSocket(gateway).send(request.of(i)));
      }
      act.run();
    } finally {
      open.forEach(RawSocket::close);
    }
  }
}
