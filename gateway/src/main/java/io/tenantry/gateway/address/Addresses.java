package io.tenantry.gateway.address;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses as text. One address has one text, however it was written; an IPv4 address mapped into
 * IPv6 is the IPv4 address.
 */
public final class Addresses {
  private static final int NETWORK_BYTES = 8;

  private Addresses() {}

  /** The address of a text such as {@code 203.0.113.9} or {@code 2001:db8::1}; no name is asked. */
  static Optional<InetAddress> parse(String text) {
    if (text.indexOf(':') < 0) {
      return NetUtil.isValidIpV4Address(text)
          ? Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(text))
          : Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(withoutZone(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The address a proxy wrote down: bare, quoted, with a port ({@code 203.0.113.9:443}), in
   * brackets or both ({@code [2001:db8::1]:443}).
   */
  static Optional<InetAddress> parseHop(String written) {
    String hop = written.trim();
    if (hop.length() > 1 && hop.startsWith("\"") && hop.endsWith("\"")) {
      hop = hop.substring(1, hop.length() - 1);
    }
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end > 0 && isPortOrNothing(hop.substring(end + 1))
          ? parse(hop.substring(1, end)).filter(Inet6Address.class::isInstance)
          : Optional.empty();
    }
    int colon = hop.indexOf(':');
    boolean withPort = colon > 0 && hop.indexOf(':', colon + 1) < 0;
    if (withPort) {
      return isPortOrNothing(hop.substring(colon))
          ? parse(hop.substring(0, colon))
          : Optional.empty();
    }
    return parse(hop);
  }

  /** The one text of an address. */
  public static String text(InetAddress address) {
    return NetUtil.toAddressString(address);
  }

  /** The one text of an address; what is no address stays as it is. */
  static String canonical(String text) {
    return text.indexOf(':') < 0 ? text : parse(text).map(Addresses::text).orElse(text);
  }

  /**
   * Returns the address range that one subscriber has, to count by: an IPv4 address, or the /64
   * network of an IPv6 address.
   *
   * @param canonical an address as {@link ClientAddress} tells it
   */
  public static String subscriber(String canonical) {
    return canonical.indexOf(':') < 0
        ? canonical
        : parse(canonical).map(Addresses::subscriber).orElse(canonical);
  }

  /** Returns the address range that one subscriber has, to count by. */
  public static String subscriber(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length <= NETWORK_BYTES) {
      return text(address);
    }
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < NETWORK_BYTES; i += 2) {
      int group = (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff);
      network.append(Integer.toHexString(group)).append(':');
    }
    return network.append(":/64").toString();
  }

  private static String withoutZone(String text) {
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  private static boolean isPortOrNothing(String text) {
    return text.isEmpty() || text.matches(":\\d{1,5}");
  }
}
