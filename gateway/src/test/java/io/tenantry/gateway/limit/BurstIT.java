package io.tenantry.gateway.limit;

import static io.tenantry.gateway.fleet.Client.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.TestFleet;
import io.tenantry.gateway.fleet.TestRedis;
import io.tenantry.gateway.route.Limit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

@QuarkusTest
@WithTestResource(TestFleet.class)
class BurstIT {
  private static final int BURST = 10_000;
  private static final int LIMIT = 600;

  @TestHTTPResource("/api/v1/search/suggest?q=a")
  URI suggest;

  @Inject Vertx vertx;

  @Test
  void of_ten_thousand_requests_of_one_address_exactly_the_limit_passes() {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(64).setMaxWaitQueueSize(BURST));
    String address = address();
    List<Future<Integer>> answers =
        IntStream.range(0, BURST).mapToObj(i -> get(client, address)).toList();
    List<Integer> statuses =
        Future.all(answers).toCompletionStage().toCompletableFuture().join().list();
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(LIMIT);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(BURST - LIMIT);
  }

  @Test
  void two_gateways_share_the_count() {
    assertThat(passedByTwoGateways(Limit.of("100/1m"), 100)).isEqualTo(100);
  }

  @Test
  void of_a_large_limit_two_gateways_leave_at_most_a_share_each() {
    assertThat(passedByTwoGateways(Limit.of("1000/1m"), 1000)).isBetween(980L, 1000L);
  }

  /** Counts the calls that pass, of so many at each of two gateways. */
  private static long passedByTwoGateways(Limit limit, int calls) {
    RedissonClient one = TestRedis.connect();
    RedissonClient other = TestRedis.connect();
    try {
      Buckets ofOne = new Buckets();
      Buckets ofOther = new Buckets();
      String key = "limit:test:" + UUID.randomUUID();
      List<CompletableFuture<Allowance>> answers = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        answers.add(ofOne.take(one, key, limit).toCompletableFuture());
        answers.add(ofOther.take(other, key, limit).toCompletableFuture());
      }
      return answers.stream().map(CompletableFuture::join).filter(Allowance::granted).count();
    } finally {
      one.shutdown();
      other.shutdown();
    }
  }

  private Future<Integer> get(HttpClient client, String address) {
    return client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(suggest.getHost())
                .setPort(suggest.getPort())
                .setURI("/api/v1/search/suggest?q=a")
                .putHeader("X-Forwarded-For", address))
        .compose(request -> request.send())
        .compose(response -> response.end().map(end -> response))
        .map(HttpClientResponse::statusCode);
  }
}
