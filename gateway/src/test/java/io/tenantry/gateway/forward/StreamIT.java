package io.tenantry.gateway.forward;

import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
import io.tenantry.gateway.fleet.TestRedis;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class StreamIT {
  @TestHTTPResource("/ws/notifications")
  URI notifications;

  @Inject Vertx vertx;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  @Test
  void a_socket_with_a_token_in_the_header_goes_through_both_ways() throws InterruptedException {
    WebSocket socket =
        open(options().putHeader("Authorization", "Bearer " + Keys.signed(Claims.good())));
    next();
    socket.writeTextMessage("hello");
    assertThat(next()).isEqualTo("hello");
    socket.close();
  }

  @Test
  void a_token_among_the_subprotocols_reaches_the_service_as_a_header()
      throws InterruptedException {
    String token = Keys.signed(Claims.good());
    WebSocket socket =
        open(options().addSubProtocol("bearer." + token).putHeader("X-User-Id", "me"));
    assertThat(next())
        .contains("\"authorization\":\"Bearer " + token + "\"")
        .doesNotContain("sec-websocket-protocol")
        .doesNotContain("x-user-id");
    assertThat(socket.subProtocol()).isEqualTo("bearer." + token);
    socket.close();
  }

  @Test
  void without_a_valid_token_no_socket_opens() {
    assertThatThrownBy(() -> open(options())).satisfies(failure -> isRefused(failure, 401));
    assertThatThrownBy(() -> open(options().addSubProtocol("bearer.x")))
        .satisfies(failure -> isRefused(failure, 401));
  }

  @Test
  void a_socket_is_closed_when_its_token_expires() throws InterruptedException {
    Claims brief = Claims.good().expiredAt(Instant.now().plusSeconds(3));
    closesWithin(Duration.ofSeconds(5), brief, () -> {});
  }

  @Test
  void a_socket_is_closed_within_a_second_when_its_session_ends() throws InterruptedException {
    Claims claims = Claims.good();
    closesWithin(Duration.ofSeconds(1), claims, () -> TestRedis.end(claims.session()));
  }

  @Test
  void a_person_has_ten_sockets_and_another_when_one_is_closed() throws InterruptedException {
    WebSocketConnectOptions options =
        options().putHeader("Authorization", "Bearer " + Keys.signed(Claims.good()));
    List<WebSocket> open = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      open.add(open(options));
    }
    assertThatThrownBy(() -> open(options)).satisfies(failure -> isRefused(failure, 429));
    open.removeFirst().close().toCompletionStage().toCompletableFuture().join();
    open.add(await().ignoreExceptions().until(() -> open(options), Objects::nonNull));
    open.forEach(WebSocket::close);
  }

  private void closesWithin(Duration time, Claims claims, Runnable act)
      throws InterruptedException {
    WebSocket socket = open(options().putHeader("Authorization", "Bearer " + Keys.signed(claims)));
    CountDownLatch closed = new CountDownLatch(1);
    socket.closeHandler(done -> closed.countDown());
    next();
    socket.writeTextMessage("alive");
    assertThat(next()).isEqualTo("alive");
    act.run();
    assertThat(closed.await(time.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
  }

  @Test
  void an_ordinary_request_to_a_socket_is_refused() {
    signedIn().get("/ws/notifications").then().statusCode(400);
    signedIn().get("/ws/chat").then().statusCode(501);
  }

  private static void isRefused(Throwable failure, int status) {
    assertThat(failure).isInstanceOf(CompletionException.class);
    assertThat(((UpgradeRejectedException) failure.getCause()).getStatus()).isEqualTo(status);
  }

  private WebSocketConnectOptions options() {
    return new WebSocketConnectOptions()
        .setHost(notifications.getHost())
        .setPort(notifications.getPort())
        .setURI(notifications.getPath());
  }

  private WebSocket open(WebSocketConnectOptions options) {
    return vertx
        .createWebSocketClient()
        .connect(options)
        .onSuccess(socket -> socket.textMessageHandler(received::add))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private String next() throws InterruptedException {
    return received.poll(5, TimeUnit.SECONDS);
  }
}
