package io.tenantry.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderTest {

  @Test
  void every_component_comes_after_its_needs() {
    var order =
        new Order(
            List.of(
                Scripts.lasting("gateway").needing("auth"),
                Scripts.lasting("auth").needing("postgres", "kafka"),
                Scripts.lasting("kafka"),
                Scripts.lasting("postgres")));

    assertThat(order.startOrder())
        .extracting(Component::name)
        .containsExactly("postgres", "kafka", "auth", "gateway");
  }

  @Test
  void a_need_that_is_not_in_the_fleet_is_not_waited_for() {
    var auth = Scripts.lasting("auth").needing("postgres");

    assertThat(new Order(List.of(auth)).needs(auth)).isEmpty();
  }

  @Test
  void components_that_wait_for_each_other_are_an_error() {
    var order =
        new Order(List.of(Scripts.lasting("a").needing("b"), Scripts.lasting("b").needing("a")));

    assertThatThrownBy(order::startOrder).hasMessageContaining("wait for each other");
  }
}
