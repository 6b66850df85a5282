package io.tenantry.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private final ClientAddress behindProxies =
      new ClientAddress(Optional.of(List.of("10.0.0.0/8", "127.0.0.1", "::1/128")));

  @Test
  void a_peer_that_is_no_trusted_proxy_cannot_say_who_it_speaks_for() {
    assertThat(of("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    assertThat(new ClientAddress(Optional.empty()).of("127.0.0.1", List.of("198.51.100.1")))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void the_nearest_address_that_is_no_proxy_is_the_client() {
    assertThat(of("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(of("10.1.1.1", "6.6.6.6, 198.51.100.1, 10.2.2.2")).isEqualTo("198.51.100.1");
  }

  @Test
  void lines_are_one_list_in_their_order() {
    assertThat(of("10.1.1.1", "6.6.6.6", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(of("10.1.1.1", "10.3.3.3", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(of("10.1.1.1", "198.51.100.1", "10.2.2.2")).isEqualTo("198.51.100.1");
    assertThat(of("10.1.1.1", "6.6.6.6, 198.51.100.1", "10.3.3.3, 10.2.2.2"))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void what_is_no_address_ends_the_search() {
    assertThat(of("10.1.1.1", "198.51.100.1, unknown")).isEqualTo("10.1.1.1");
    assertThat(of("10.1.1.1", "198.51.100.1", "_hidden")).isEqualTo("10.1.1.1");
    assertThat(of("10.1.1.1", "")).isEqualTo("10.1.1.1");
    assertThat(of("10.1.1.1")).isEqualTo("10.1.1.1");
  }

  @Test
  void one_address_has_one_text() {
    assertThat(of("2001:DB8:0:0:0:0:0:1")).isEqualTo("2001:db8::1");
    assertThat(of("::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of("10.1.1.1", "[2001:DB8::0001]:443")).isEqualTo("2001:db8::1");
    assertThat(of("10.1.1.1", "\"[2001:db8::1]\"")).isEqualTo("2001:db8::1");
    assertThat(of("10.1.1.1", "fe80::1%eth0")).isEqualTo("fe80::1");
    assertThat(of("10.1.1.1", "203.0.113.9:8080")).isEqualTo("203.0.113.9");
    assertThat(of("::ffff:10.1.1.1", "::FFFF:CB00:7109")).isEqualTo("203.0.113.9");
  }

  private String of(String peer, String... lines) {
    return behindProxies.of(peer, List.of(lines));
  }
}
