package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.client.RawSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Malformed bytes that no HTTP library sends do no harm and are answered by their own kind of
 * error.
 */
@Timeout(120)
class RawSocketsE2eTest {
  // more than the gateway's connections to one service
  private static final int MANY = 270;
  private static final String LOGIN =
      "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

  private final Fleet fleet = Fleet.running();

  @Test
  void reads_without_the_body_they_announce_keep_nobody_from_reading() {
    Person attacker = Person.resident(fleet, "Mallory");
    Person other = Person.resident(fleet, "Ravi");
    List<RawSocket> open = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        open.add(
            new RawSocket(fleet)
                .send(get("/api/v1/leases", attacker, address()) + "Content-Length: 10\r\n\r\n"));
      }
      other.http().get("/api/v1/leases").expect(200);
      assertThat(open.getLast().untilClosed()).startsWith("HTTP/1.1 4");
    } finally {
      open.forEach(RawSocket::close);
    }
  }

  @Test
  void heads_and_bodies_have_ten_seconds_however_they_trickle() {
    try (RawSocket head = new RawSocket(fleet);
        RawSocket body = new RawSocket(fleet)) {
      head.send("GET /api/v1/leases HTTP/1.1\r\nHost: x\r\n");
      body.send(LOGIN + "X-Forwarded-For: " + address() + "\r\nContent-Length: 1000\r\n\r\n");
      assertThat(body.trickle(" ")).startsWith("HTTP/1.1 408 ").contains("problems/too-slow");
      assertThat(head.untilClosed()).startsWith("HTTP/1.1 408 ").contains("problems/too-slow");
    }
  }

  @Test
  void what_a_client_writes_before_its_proxys_line_is_not_its_address() {
    Person person = Person.resident(fleet, "Ravi");
    try (RawSocket client = new RawSocket(fleet)) {
      String request =
          get("/api/v1/admin/clock", person, "10.1.1.1")
              + "X-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n";
      assertThat(client.send(request).untilClosed())
          .startsWith("HTTP/1.1 403 ")
          .contains("address-not-allowed");
    }
    String address = address();
    String last = "";
    for (int i = 0; i <= 5; i++) {
      try (RawSocket client = new RawSocket(fleet)) {
        last =
            client
                .send(
                    LOGIN
                        + ("X-Forwarded-For: " + address() + "\r\n")
                        + ("X-Forwarded-For: " + address + "\r\n")
                        + "Connection: close\r\nContent-Length: 2\r\n\r\n{}")
                .untilClosed();
      }
    }
    assertThat(last).startsWith("HTTP/1.1 429 ");
  }

  @Test
  void a_path_with_a_semicolon_is_no_way_around_a_limit() {
    Person person = Person.landlord(fleet, "Asha");
    for (String path : List.of("/api/v1/properties/export;x", "/api/v1/properties/export%3Bx")) {
      try (RawSocket client = new RawSocket(fleet)) {
        assertThat(
                client
                    .send(get(path, person, address()) + "Connection: close\r\n\r\n")
                    .untilClosed())
            .startsWith("HTTP/1.1 400 ")
            .contains("problems/unreadable");
      }
    }
  }

  @Test
  void a_quoted_chunk_extension_does_not_make_two_requests_of_one() {
    try (RawSocket client = new RawSocket(fleet)) {
      String answers =
          client
              .send(
                  LOGIN
                      + "X-Forwarded-For: "
                      + address()
                      + "\r\nTransfer-Encoding: chunked\r\n\r\n1;a=\"\r\nX\r\n0\r\n\r\n"
                      + "GET /api/v1/amenities HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n\"")
              .untilClosed();
      assertThat(answers.split("HTTP/1\\.1 \\d", -1)).hasSize(2);
      assertThat(answers).startsWith("HTTP/1.1 400 ");
    }
  }

  private static String get(String path, Person person, String address) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: "
        + address
        + "\r\nAuthorization: Bearer "
        + person.token()
        + "\r\n";
  }

  private static String address() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "100.%d.%d.%d"
        .formatted(random.nextInt(64, 128), random.nextInt(256), random.nextInt(1, 255));
  }
}
