package io.tenantry.gateway.address;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A set of networks and single addresses, such as {@code 10.0.0.0/8} or {@code ::1}. */
final class Networks {
  private final List<IpSubnetFilterRule> rules;

  private Networks(List<IpSubnetFilterRule> rules) {
    this.rules = rules;
  }

  static Networks of(List<String> texts) {
    return new Networks(texts.stream().map(String::trim).map(Networks::rule).toList());
  }

  /** True for an address inside one of the networks. */
  boolean contain(String address) {
    return Addresses.parse(address).filter(this::contain).isPresent();
  }

  /** Returns whether an address is in one of the networks. */
  boolean contain(InetAddress address) {
    InetSocketAddress socket = new InetSocketAddress(address, 0);
    for (IpSubnetFilterRule rule : rules) {
      if (rule.matches(socket)) {
        return true;
      }
    }
    return false;
  }

  private static IpSubnetFilterRule rule(String text) {
    String[] parts = text.split("/", 2);
    int whole = parts[0].contains(":") ? 128 : 32;
    int prefix = parts.length == 1 ? whole : Integer.parseInt(parts[1]);
    return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
  }
}
