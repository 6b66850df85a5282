package io.tenantry.auth.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNetworkTest {
  @Test
  void an_ipv6_subscriber_is_one_network_however_an_address_is_written() {
    String network = ClientNetwork.of("2001:db8:1:2::1");
    assertThat(ClientNetwork.of("2001:DB8:1:2:ffff:0:0:9")).isEqualTo(network);
    assertThat(ClientNetwork.of("2001:db8:1:3::1")).isNotEqualTo(network);
  }

  @Test
  void an_ipv4_address_is_one_network_also_in_ipv6_notation() {
    assertThat(ClientNetwork.of("203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(ClientNetwork.of("::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void what_is_no_address_is_never_looked_up() {
    assertThat(ClientNetwork.of("beef.example")).isEqualTo("beef.example");
    assertThat(ClientNetwork.of("x".repeat(300))).hasSize(64);
  }
}
