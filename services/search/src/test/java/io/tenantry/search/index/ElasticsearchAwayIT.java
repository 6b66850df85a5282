package io.tenantry.search.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(ElasticsearchAwayIT.Silence.class)
class ElasticsearchAwayIT {
  private static final String SEARCH = "/api/v1/search/listings?q=bed";

  /** Takes connections and never says a word. */
  public static final class Silence implements QuarkusTestResourceLifecycleManager {
    private ServerSocket socket;

    @Override
    public Map<String, String> start() {
      try {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Map.of("tenantry.search.elasticsearch", "http://localhost:" + socket.getLocalPort());
    }

    @Override
    public void stop() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listings?q=bed",
        "suggest?q=bed",
        "listings/01900000-0000-7000-8000-000000000001",
        "listings/01900000-0000-7000-8000-000000000001/similar",
        "map?bbox=12,77,13,78"
      })
  void who_asks_while_elasticsearch_is_silent_is_told_to_come_back(String path) {
    given()
        .get("/api/v1/search/" + path)
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("2"))
        .body("type", endsWith("search-away"));
  }

  @Test
  void the_answer_comes_within_a_second() {
    given().get(SEARCH);
    long start = System.nanoTime();
    given().get(SEARCH).then().statusCode(503);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1300));
  }

  @Test
  void the_service_stays_ready_so_that_it_can_say_so() {
    given().get("/q/health/ready").then().statusCode(200);
  }
}
