package io.tenantry.gateway.forward;

import static io.tenantry.gateway.fleet.Client.address;
import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class ReplicasIT {
  private static final int REQUESTS = 2_000;
  private static final int AT_ONCE = 40;

  @TestHTTPResource("/api/v1/listings/1")
  URI listing;

  private final List<String> tokens =
      Stream.generate(() -> Keys.signed(Claims.good())).limit(4).toList();

  /** One test, in this order: there is only one instance to kill. */
  @Test
  void instances_take_turns_and_when_one_dies_under_load_no_read_fails_until_it_is_back()
      throws Exception {
    assertThat(IntStream.range(0, 8).mapToObj(i -> service()).toList())
        .contains("staying", "leaving");
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int start = 0; start < REQUESTS; start += AT_ONCE) {
        List<CompletableFuture<Integer>> answers =
            IntStream.range(start, start + AT_ONCE).mapToObj(i -> get(client, i)).toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
      }
    }
    // nothing is sent to an instance that refuses connections, so anything may go to the other
    for (int i = 0; i < 20; i++) {
      signedIn()
          .contentType("application/json")
          .body("{}")
          .put("/api/v1/listings/1")
          .then()
          .statusCode(200);
    }
    assertThat(IntStream.range(0, 8).mapToObj(i -> service()).toList()).containsOnly("staying");

    TestFleet.bringInstanceBack();
    // one request in a while tries whether it is back; none of them is lost to the one that was
    // away
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> IntStream.range(0, 4).mapToObj(i -> service()).toList().contains("leaving"));
    assertThat(IntStream.range(0, 8).mapToObj(i -> service()).toList())
        .contains("staying", "leaving");
  }

  private CompletableFuture<Integer> get(HttpClient client, int number) {
    if (number == REQUESTS / 2 + AT_ONCE / 2) {
      TestFleet.killOneInstance();
    }
    HttpRequest request =
        HttpRequest.newBuilder(listing)
            .header("Authorization", "Bearer " + tokens.get(number % tokens.size()))
            .header("X-Forwarded-For", address())
            .build();
    return client.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
  }

  private static String service() {
    return signedIn().get("/api/v1/listings/1").jsonPath().getString("service");
  }
}
