package io.tenantry.gateway.forward;

import static io.tenantry.gateway.fleet.Client.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.TestFleet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class ForwarderIT {
  private static final int LARGEST = 1_048_576;

  @TestHTTPResource("/api/v1/bookings")
  URI bookings;

  @Test
  void a_body_of_just_one_megabyte_passes() {
    signedIn()
        .contentType("application/json")
        .body(new byte[LARGEST])
        .post("/api/v1/bookings")
        .then()
        .statusCode(200)
        .body("length", equalTo(LARGEST));
  }

  @Test
  void a_larger_body_is_refused_before_it_is_read() {
    signedIn()
        .contentType("application/json")
        .body(new byte[LARGEST + 1])
        .post("/api/v1/bookings")
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("type", equalTo("https://tenantry.io/problems/too-large"));
  }

  @Test
  void a_body_of_unknown_length_is_counted_on_the_way() throws IOException, InterruptedException {
    assertThat(stream(LARGEST).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = stream(LARGEST + 70_000);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("too-large");
  }

  @Test
  void a_service_that_is_down_is_a_503_and_a_silent_one_a_504() {
    signedIn()
        .get("/api/v1/payments")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "2")
        .body("type", equalTo("https://tenantry.io/problems/unavailable"));
    signedIn()
        .get("/api/v1/bookings/silent")
        .then()
        .statusCode(504)
        .contentType("application/problem+json")
        .header("Retry-After", "5");
  }

  private HttpResponse<String> stream(int length) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(bookings)
              .header("Authorization", "Bearer " + Keys.signed(Keys.Claims.good()))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
