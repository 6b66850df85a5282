package io.tenantry.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.9",
    "::ffff:203.0.113.9, 203.0.113.9",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:DB8:1:2::, 2001:db8:1:2::/64",
    "::1, 0:0:0:0::/64"
  })
  void a_subscriber_is_an_ipv4_address_or_an_ipv6_network(String address, String subscriber) {
    assertThat(Addresses.subscriber(Addresses.canonical(address))).isEqualTo(subscriber);
  }

  @Test
  void an_ipv6_address_that_only_ends_like_an_ipv4_address_is_none() {
    assertThat(Addresses.canonical("::127.0.0.1")).contains(":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "_x",
        "1.2.3",
        "1",
        "1.2.3.4.5",
        "256.1.1.1",
        "0x7f.0.0.1",
        "localhost",
        "1.2.3.4:x",
        "1.2.3.4:999999",
        "[1.2.3.4]",
        "[::1",
        "::1]",
        "[::1]x",
        "[]",
        "\"",
        ":",
        "::1::2",
        "1.2.3.4 5.6.7.8",
        "2130706433"
      })
  void what_is_no_address_is_no_hop(String written) {
    assertThat(Addresses.parseHop(written)).isEmpty();
  }
}
