package io.tenantry.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class ClientAddressPropertyTest {
  private static final String CLIENT = "203.0.113.9";
  private final ClientAddress addresses = new ClientAddress(Optional.of(List.of("10.0.0.0/8")));

  /**
   * Generates headers that a client forges, followed by those that proxies add, in a line of theirs
   * or not.
   */
  @Property
  void what_a_client_writes_never_becomes_its_address(
      @ForAll("written") List<String> forged,
      @ForAll List<Boolean> newLine,
      @ForAll @Size(max = 3) List<Boolean> proxies) {
    List<String> hops = new ArrayList<>(forged);
    hops.add(CLIENT);
    proxies.forEach(proxy -> hops.add("10.2.2.2"));
    assertThat(addresses.of("10.1.1.1", lines(hops, newLine))).isEqualTo(CLIENT);
  }

  @Provide
  Arbitrary<List<String>> written() {
    return Arbitraries.of(
            "127.0.0.1", "10.1.1.1", "::1", "unknown", "", "6.6.6.6:1", "[::1]:x", "\"")
        .list()
        .ofMaxSize(5);
  }

  private static List<String> lines(List<String> hops, List<Boolean> newLine) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < hops.size(); i++) {
      boolean another = i < newLine.size() && newLine.get(i);
      if (lines.isEmpty() || another) {
        lines.add(hops.get(i));
      } else {
        lines.add(lines.removeLast() + ", " + hops.get(i));
      }
    }
    return lines;
  }

  @Property
  void addresses_are_of_one_subscriber_when_their_first_64_bits_are_the_same(
      @ForAll @Size(16) byte[] one, @ForAll @Size(16) byte[] other, @ForAll boolean same)
      throws UnknownHostException {
    one[0] = 0x20;
    other[0] = 0x20;
    if (same) {
      System.arraycopy(one, 0, other, 0, 8);
    }
    boolean together = Arrays.equals(one, 0, 8, other, 0, 8);
    assertThat(
            Addresses.subscriber(InetAddress.getByAddress(one))
                .equals(Addresses.subscriber(InetAddress.getByAddress(other))))
        .isEqualTo(together);
    InetAddress address = InetAddress.getByAddress(one);
    assertThat(Addresses.parse(Addresses.text(address))).contains(address);
    assertThat(Addresses.subscriber(Addresses.text(address)))
        .isEqualTo(Addresses.subscriber(address));
  }
}
