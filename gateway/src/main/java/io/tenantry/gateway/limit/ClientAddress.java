package io.tenantry.gateway.limit;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request really comes from: the peer, or, when the peer is a trusted proxy, the nearest
 * address in {@code X-Forwarded-For} that is not one. What clients wrote there themselves stands
 * farther left and is never believed.
 */
@ApplicationScoped
public class ClientAddress {
  private final List<IpSubnetFilterRule> trusted;

  ClientAddress(
      @ConfigProperty(name = "tenantry.trusted-proxies") Optional<List<String>> networks) {
    trusted = networks.orElse(List.of()).stream().map(ClientAddress::network).toList();
  }

  /** The client's address. */
  public String of(HttpServerRequest request) {
    return of(
        request.connection().remoteAddress().hostAddress(), request.getHeader("X-Forwarded-For"));
  }

  String of(String peer, String forwarded) {
    return forwarded == null ? peer : nearestUntrusted(peer, forwarded.split(",", -1));
  }

  /** Whether the peer may say who it speaks for. */
  public boolean isTrusted(HttpServerRequest request) {
    return isTrusted(request.connection().remoteAddress().hostAddress());
  }

  private String nearestUntrusted(String peer, String[] hops) {
    String address = peer;
    for (int i = hops.length - 1; i >= 0 && isTrusted(address); i--) {
      String hop = hops[i].trim();
      if (NetUtil.createInetAddressFromIpAddressString(hop) == null) {
        return address;
      }
      address = hop;
    }
    return address;
  }

  private boolean isTrusted(String address) {
    InetAddress ip = NetUtil.createInetAddressFromIpAddressString(address);
    return ip != null
        && trusted.stream().anyMatch(rule -> rule.matches(new InetSocketAddress(ip, 0)));
  }

  private static IpSubnetFilterRule network(String text) {
    String[] parts = text.trim().split("/", 2);
    int whole = parts[0].contains(":") ? 128 : 32;
    int prefix = parts.length == 1 ? whole : Integer.parseInt(parts[1]);
    return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
  }
}
