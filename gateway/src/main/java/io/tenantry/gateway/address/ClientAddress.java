package io.tenantry.gateway.address;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request really comes from: the peer, or, when the peer is a trusted proxy, the nearest
 * address in {@code X-Forwarded-For} that is not one. What clients wrote there themselves stands
 * farther left and is never believed.
 */
@Singleton
public class ClientAddress {
  private final Networks trusted;

  ClientAddress(
      @ConfigProperty(name = "tenantry.trusted-proxies") Optional<List<String>> networks) {
    trusted = Networks.of(networks.orElse(List.of()));
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
    return trusted.contain(request.connection().remoteAddress().hostAddress());
  }

  private String nearestUntrusted(String peer, String[] hops) {
    String address = peer;
    for (int i = hops.length - 1; i >= 0 && trusted.contain(address); i--) {
      String hop = hops[i].trim();
      if (NetUtil.createInetAddressFromIpAddressString(hop) == null) {
        return address;
      }
      address = hop;
    }
    return address;
  }
}
