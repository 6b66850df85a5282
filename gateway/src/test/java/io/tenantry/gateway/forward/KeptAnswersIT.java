package io.tenantry.gateway.forward;

import static io.tenantry.gateway.fleet.Client.signedIn;
import static io.tenantry.gateway.fleet.Client.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.gateway.fleet.TestFleet;
import io.tenantry.gateway.fleet.TestRedis;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class KeptAnswersIT {
  private final String search = "/api/v1/search/listings?q=" + UUID.randomUUID();

  @Test
  void a_search_that_was_just_made_is_answered_again_with_its_age() {
    Response first = somebody().get(search);
    Response second = somebody().get(search);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Age")).isEqualTo("0");
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isNotBlank();
    assertThat(second.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    assertThat(TestFleet.seen(search)).isEqualTo(1);
  }

  @Test
  void who_has_the_answer_already_is_told_so() {
    String tag = somebody().get(search).header("ETag");
    Response again = somebody().header("If-None-Match", tag).get(search);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.asString()).isEmpty();
  }

  @Test
  void it_is_asked_anew_at_once_when_the_index_has_changed() {
    somebody().get(search);
    TestRedis.tellOfChange();
    await()
        .atMost(Duration.ofSeconds(1))
        .until(
            () -> {
              somebody().get(search);
              return TestFleet.seen(search) == 2;
            });
  }

  @Test
  void other_questions_and_other_operations_have_answers_of_their_own() {
    somebody().get(search);
    somebody().get(search + "&limit=5");
    assertThat(TestFleet.seen(search + "&limit=5")).isEqualTo(1);
    String bookings = "/api/v1/bookings?x=" + UUID.randomUUID();
    signedIn().get(bookings);
    signedIn().get(bookings);
    assertThat(TestFleet.seen(bookings)).isEqualTo(2);
  }

  @Test
  void a_kept_answer_counts_against_the_limit_all_the_same() {
    Response first = somebody().get(search);
    assertThat(first.header("RateLimit-Limit")).isEqualTo("600");
    assertThat(somebody().get(search).header("RateLimit-Remaining")).isEqualTo("599");
  }
}
