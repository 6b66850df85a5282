package io.tenantry.gateway.token;

import static io.tenantry.gateway.fleet.Client.address;
import static io.tenantry.gateway.fleet.Client.clientAt;
import static io.tenantry.gateway.fleet.Client.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.gateway.fleet.Keys;
import io.tenantry.gateway.fleet.Keys.Claims;
import io.tenantry.gateway.fleet.TestAuth;
import io.tenantry.gateway.fleet.TestFleet;
import io.tenantry.gateway.fleet.TestRedis;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class ApiKeysIT {
  private static final String BOOKINGS = "/api/v1/bookings";

  @Test
  void a_key_becomes_a_token_and_is_not_passed_on_itself() {
    Claims claims = Claims.good();
    String token =
        get(TestAuth.keyFor(claims))
            .then()
            .statusCode(200)
            .body("headers", not(hasKey("x-api-key")))
            .extract()
            .path("headers.authorization");
    assertThat(token).startsWith("Bearer ey");
  }

  @Test
  void a_key_is_exchanged_once_however_many_requests_come_first() throws Exception {
    String key = TestAuth.keyFor(Claims.good());
    Callable<Integer> request = () -> get(key).statusCode();
    try (var threads = Executors.newFixedThreadPool(8)) {
      assertThat(threads.invokeAll(Stream.generate(() -> request).limit(24).toList()))
          .allSatisfy(answer -> assertThat(status(answer)).isEqualTo(200));
    }
    assertThat(TestAuth.exchanges(key)).isEqualTo(1);
  }

  @Test
  void a_key_nobody_has_is_refused_and_auth_is_not_asked_again_at_once() {
    String key = TestAuth.unknownKey();
    for (int i = 0; i < 3; i++) {
      get(key).then().statusCode(401).contentType("application/problem+json");
    }
    assertThat(TestAuth.exchanges(key)).isEqualTo(1);
    for (String strange :
        List.of("", "tnk_short", "sk_" + "a".repeat(40), "tnk_" + "ä".repeat(40))) {
      get(strange).then().statusCode(401);
      assertThat(TestAuth.exchanges(strange)).isZero();
    }
  }

  @Test
  void guessing_keys_is_counted_like_guessing_tokens() {
    String address = address();
    for (int i = 0; i < 100; i++) {
      clientAt(address).header(ApiKeys.HEADER, "tnk_guess").get(BOOKINGS);
    }
    clientAt(address).header(ApiKeys.HEADER, "tnk_guess").get(BOOKINGS).then().statusCode(429);
  }

  @Test
  void a_key_whose_session_has_ended_is_exchanged_anew() {
    Claims first = Claims.good();
    String key = TestAuth.keyFor(first);
    get(key).then().statusCode(200);
    TestRedis.end(first.session());
    get(key).then().statusCode(401);
    TestAuth.change(key, Claims.good());
    get(key).then().statusCode(200);
    assertThat(TestAuth.exchanges(key)).isEqualTo(2);
  }

  @Test
  void a_token_about_to_expire_is_not_kept() {
    String key = TestAuth.keyFor(Claims.good().expiredAt(Instant.now().plusSeconds(20)));
    get(key).then().statusCode(200);
    get(key).then().statusCode(200);
    assertThat(TestAuth.exchanges(key)).isEqualTo(2);
  }

  @Test
  void who_sends_a_key_and_a_token_is_asked_to_decide() {
    somebody()
        .auth()
        .oauth2(Keys.signed(Claims.good()))
        .header(ApiKeys.HEADER, TestAuth.keyFor(Claims.good()))
        .get(BOOKINGS)
        .then()
        .statusCode(400)
        .body("type", equalTo("https://tenantry.io/problems/unreadable"));
  }

  @Test
  void the_address_where_keys_are_exchanged_is_not_reached_from_outside() {
    somebody()
        .contentType("application/json")
        .body("{}")
        .post("/internal/v1/api-keys/exchange")
        .then()
        .statusCode(404);
  }

  private static Response get(String key) {
    return somebody().header(ApiKeys.HEADER, key).get(BOOKINGS);
  }

  private static int status(Future<Integer> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
