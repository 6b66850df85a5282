package io.tenantry.stripesim;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookIT {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

  private final Bench bench = new Bench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void events_are_signed_and_name_the_request_that_caused_them() throws Exception {
    var customer = bench.customer();

    await().untilAsserted(() -> assertThat(bench.sink.received()).hasSize(1));
    Event event = bench.sink.received().getFirst();
    assertThat(event.getApiVersion()).isEqualTo(Stripe.API_VERSION);
    assertThat(event.getRequest().getId()).isEqualTo(customer.getLastResponse().requestId());
    assertThat(bench.client().v1().events().retrieve(event.getId()).getType())
        .isEqualTo("customer.created");
  }

  @Test
  void each_event_comes_as_often_as_duplicates_say() throws Exception {
    bench.put("/_sim/webhooks", "{\"duplicates\": 4, \"shuffle\": true}");
    customers(3);

    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(perEvent()).hasSize(3));
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(() -> assertThat(perEvent().values()).containsOnly(5L));
  }

  @Test
  void shuffled_events_arrive_in_another_order() throws Exception {
    bench.put("/_sim/webhooks", "{\"shuffle\": true}");
    customers(20);

    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(perEvent()).hasSize(20));
    List<String> arrived = bench.sink.received().stream().map(Event::getId).toList();
    assertThat(arrived).isNotEqualTo(arrived.stream().sorted().toList());
  }

  @Test
  void a_share_of_deliveries_is_dropped_and_made_later() throws Exception {
    bench.put("/_sim/webhooks", "{\"dropRate\": 0.5}");
    customers(40);
    await()
        .untilAsserted(
            () -> assertThat(deliveries()).allSatisfy(one -> assertThat(one).isPositive()));
    assertThat(perEvent().size()).isBetween(1, 39);

    bench.put("/_sim/webhooks", "{\"dropRate\": 0}");

    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(perEvent()).hasSize(40));
    assertThat(perEvent().values()).containsOnly(1L);
  }

  @Test
  void nothing_arrives_while_everything_is_dropped() throws Exception {
    bench.put("/_sim/webhooks", "{\"dropRate\": 1.0}");
    customers(5);

    await()
        .untilAsserted(
            () -> assertThat(deliveries()).allSatisfy(one -> assertThat(one).isPositive()));
    assertThat(bench.sink.received()).isEmpty();
  }

  @Test
  void a_refused_delivery_is_tried_again_until_it_is_taken() throws Exception {
    bench.sink.refuse(2);
    customers(1);

    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(perEvent()).hasSize(1));
    await().untilAsserted(() -> assertThat(deliveries()).containsExactly(3));
  }

  @Test
  void what_was_not_delivered_is_delivered_after_a_restart() throws Exception {
    bench.put("/_sim/webhooks", "{\"delayMs\": 1500}");
    customers(3);
    bench.restart();

    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(perEvent()).hasSize(3));
    assertThat(perEvent().values()).containsOnly(1L);
  }

  @Test
  void an_event_can_be_sent_once_more() throws Exception {
    customers(1);
    await().untilAsserted(() -> assertThat(perEvent()).hasSize(1));
    String id = bench.sink.received().getFirst().getId();

    bench.send("POST", bench.url() + "/_sim/webhooks/resend", "{\"eventId\": \"" + id + "\"}");

    await().untilAsserted(() -> assertThat(perEvent()).containsEntry(id, 2L));
  }

  @Test
  void the_levers_can_be_read_back() {
    bench.put(
        "/_sim/webhooks",
        "{\"delayMs\": 5, \"duplicates\": 2, \"shuffle\": true, \"dropRate\": 0.25}");

    assertThat(bench.get(bench.url() + "/_sim/webhooks").body())
        .isEqualTo("{\"delayMs\":5,\"duplicates\":2,\"shuffle\":true,\"dropRate\":0.25}");
    assertThat(bench.send("PUT", bench.url() + "/_sim/webhooks", "{\"dropRate\": 2}").statusCode())
        .isEqualTo(400);
  }

  private void customers(int count) throws StripeException {
    for (int i = 0; i < count; i++) {
      bench.customer();
    }
  }

  private Map<String, Long> perEvent() {
    return bench.sink.received().stream().collect(groupingBy(Event::getId, counting()));
  }

  private List<Integer> deliveries() {
    return Bench.read(bench.get(bench.url() + "/_sim/webhooks/deliveries").body())
        .findValues("attempts")
        .stream()
        .map(attempts -> attempts.asInt())
        .toList();
  }
}
