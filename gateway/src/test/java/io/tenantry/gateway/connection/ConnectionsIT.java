package io.tenantry.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
@TestProfile(ConnectionsIT.Few.class)
class ConnectionsIT {
  private static final String ASK = "GET /api/v1/nothing HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final int MOST = 5;

  @TestHTTPResource URI gateway;

  private final List<RawSocket> open = new ArrayList<>();

  public static class Few implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "tenantry.test.trusted-proxies", "10.0.0.0/8",
          "tenantry.connections.of-address", Integer.toString(MOST),
          "tenantry.connections.pipelined", "3");
    }
  }

  @AfterEach
  void close() {
    open.forEach(RawSocket::close);
  }

  @Test
  void an_address_has_so_many_connections_and_is_told_so() {
    await().until(() -> hold(MOST).stream().allMatch(answer -> answer.startsWith("HTTP/1.1 404")));
    RawSocket one = connect();
    assertThat(one.send(ASK).untilClosed())
        .startsWith("HTTP/1.1 429 Too Many Requests\r\n")
        .contains("Retry-After: 2\r\n")
        .contains("https://tenantry.io/problems/too-many-connections");
    close();
    await().until(() -> hold(1).getFirst().startsWith("HTTP/1.1 404"));
  }

  @Test
  void far_more_are_not_even_told() {
    for (int i = 0; i < 2 * MOST; i++) {
      connect();
    }
    await().until(() -> connect().untilClosed().isEmpty());
  }

  @Test
  void requests_that_do_not_wait_for_answers_are_a_few_on_a_connection() {
    RawSocket client = await().until(this::connect, socket -> !socket.send(ASK).answer().isEmpty());
    String slow =
        "GET /api/v1/bookings/silent HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + Keys.signed(Claims.good())
            + "\r\n\r\n";
    assertThat(client.send(slow + ASK.repeat(50)).untilClosed()).isEmpty();
  }

  /** Opens so many connections, keeps them open, and returns the answers. */
  private List<String> hold(int connections) {
    close();
    open.clear();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      answers.add(connect().send(ASK).answer());
    }
    return answers;
  }

  private RawSocket connect() {
    RawSocket socket = new RawSocket(gateway);
    open.add(socket);
    return socket;
  }
}
