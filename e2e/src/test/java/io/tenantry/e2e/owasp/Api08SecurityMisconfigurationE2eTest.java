package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.values.EdgeValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OWASP API8:2023. The door is configured as a door should be, in every answer. */
class Api08SecurityMisconfigurationE2eTest {
  private final Fleet fleet = Fleet.running();
  private final Client anybody = new Client(fleet.url("gateway"));

  @Test
  void every_kind_of_answer_carries_the_security_headers_and_no_product_names() {
    for (Answer answer :
        List.of(
            anybody.get("/api/v1/search/listings").expect(200),
            anybody.get("/api/v1/leases").expect(401),
            anybody.get("/nothing/here").expect(404),
            anybody.post("/api/v1/auth/login", "{").expect(400),
            anybody.send("DELETE", "/api/v1/auth/login", null, Map.of()).expect(405))) {
      assertThat(answer.header("X-Content-Type-Options")).as(answer.request()).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Strict-Transport-Security")).contains("max-age=");
      assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
      assertThat(answer.header("Referrer-Policy")).isNotEmpty();
      assertThat(answer.header("Server")).isEmpty();
      assertThat(answer.header("X-Powered-By")).isEmpty();
      assertThat(answer.requestId()).isNotBlank();
    }
  }

  @Test
  void an_origin_nobody_named_gets_no_permission() {
    Answer answer =
        anybody.send(
            "OPTIONS",
            "/api/v1/leases",
            null,
            Map.of(
                "Origin", "https://evil.example",
                "Access-Control-Request-Method", "GET",
                "Access-Control-Request-Headers", "authorization"));
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void a_form_on_a_foreign_site_changes_nothing() {
    assertThat(
            anybody
                .send(
                    "POST",
                    "/api/v1/auth/login",
                    "email=a%40example.com&password=x",
                    Map.of(
                        "Origin", "https://evil.example",
                        "Content-Type", "application/x-www-form-urlencoded"))
                .status())
        .isIn(403, 415);
  }

  @Test
  void errors_tell_nothing_of_the_insides() {
    for (Answer answer :
        List.of(
            anybody.post("/api/v1/auth/login", "{\"email\": {"),
            anybody.post("/api/v1/auth/register", "[]"),
            anybody.get("/api/v1/search/listings?cursor=%00"),
            anybody.get("/api/v1/search/listings?limit=x"))) {
      assertThat(answer.status()).isBetween(400, 499);
      assertThat(answer.body().toString())
          .doesNotContainIgnoringCase("exception")
          .doesNotContain("\tat ", "io.tenantry.", "jakarta.", "com.fasterxml", "select ");
    }
  }

  @Test
  void values_at_the_edge_tell_nothing_of_the_insides_either() {
    List<String> values = new ArrayList<>(EdgeValues.UNKEEPABLE);
    values.addAll(EdgeValues.TEXTS);
    values.addAll(EdgeValues.NUMBERS);
    values.addAll(EdgeValues.TIMES);
    for (String value : values) {
      Answer answer =
          new Client(fleet.url("gateway"))
              .post("/api/v1/auth/login", "{\"email\": %1$s, \"password\": %1$s}".formatted(value));
      assertThat(answer.status()).as("%.60s", value).isBetween(400, 499);
      assertThat(answer.problem()).as("%.60s", value).isNotEmpty();
      assertThat(answer.body().toString())
          .doesNotContainIgnoringCase("exception")
          .doesNotContain("\tat ", "io.tenantry.", "jakarta.", "com.fasterxml", "select ");
    }
  }

  @Test
  void a_method_cannot_be_smuggled_in_a_header() {
    assertThat(
            anybody
                .send(
                    "GET",
                    "/api/v1/search/listings",
                    null,
                    Map.of(
                        "X-HTTP-Method-Override",
                        "DELETE",
                        "X-Original-URL",
                        "/api/v1/admin/clock"))
                .status())
        .isEqualTo(200);
  }
}
