package io.tenantry.gateway.forward;

import static io.tenantry.gateway.fleet.Client.address;
import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestFleet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
@TestProfile(BusyServiceIT.FewConnections.class)
class BusyServiceIT {
  private static final int PEOPLE = 24;

  @TestHTTPResource("/api/v1/bookings/silent")
  URI silent;

  public static class FewConnections implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("tenantry.forward.connections", "1", "tenantry.forward.wait-timeout", "0.5S");
    }
  }

  /** Were a wait that is too long taken for an instance that is away, nobody would get through. */
  @Test
  void who_waits_too_long_for_a_busy_service_is_told_so_and_the_service_is_not_given_up() {
    List<HttpResponse<String>> answers;
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<CompletableFuture<HttpResponse<String>>> asked =
          IntStream.range(0, PEOPLE).mapToObj(i -> ask(client)).toList();
      answers = asked.stream().map(CompletableFuture::join).toList();
    }
    List<HttpResponse<String>> busy =
        answers.stream().filter(answer -> answer.statusCode() == 503).toList();
    assertThat(busy)
        .hasSizeBetween(PEOPLE / 2, PEOPLE - 1)
        .allSatisfy(answer -> assertThat(answer.body()).contains("problems/busy"))
        .allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After")).isPresent());
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 503)
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(504));
    signedIn().get("/api/v1/bookings").then().statusCode(200);
  }

  private CompletableFuture<HttpResponse<String>> ask(HttpClient client) {
    return client.sendAsync(
        HttpRequest.newBuilder(silent)
            .header("Authorization", "Bearer " + Keys.signed(Claims.good()))
            .header("X-Forwarded-For", address())
            .build(),
        BodyHandlers.ofString());
  }
}
