package io.tenantry.gateway.address;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the address a request really comes from: the peer, or, when the peer is a trusted proxy,
 * the nearest address in {@code X-Forwarded-For} that is not one. All lines of that header are one
 * list: some proxies add to the line, some add a line. Values from clients stand farther left and
 * are never believed, nor is {@code Forwarded}.
 */
@Singleton
public class ClientAddress {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private final Networks trusted;

  ClientAddress(
      @ConfigProperty(name = "tenantry.trusted-proxies") Optional<List<String>> networks) {
    trusted = Networks.of(networks.orElse(List.of()));
  }

  /** The client's address; one address always has the same text. */
  public String of(HttpServerRequest request) {
    return of(
        request.connection().remoteAddress().hostAddress(),
        request.headers().getAll(FORWARDED_FOR));
  }

  String of(String peer, List<String> lines) {
    return Addresses.parse(peer)
        .map(from -> Addresses.text(nearestUntrusted(from, lines)))
        .orElse(peer);
  }

  private InetAddress nearestUntrusted(InetAddress peer, List<String> lines) {
    InetAddress address = peer;
    for (String line : lines.reversed()) {
      String[] hops = line.split(",", -1);
      for (int i = hops.length - 1; i >= 0; i--) {
        Optional<InetAddress> hop =
            trusted.contain(address) ? Addresses.parseHop(hops[i]) : Optional.empty();
        if (hop.isEmpty()) {
          return address;
        }
        address = hop.get();
      }
    }
    return address;
  }

  /** True when the peer is a trusted proxy, whose {@code X-Forwarded-For} counts. */
  public boolean isTrusted(HttpServerRequest request) {
    return trusted.contain(request.connection().remoteAddress().hostAddress());
  }

  /** Returns whether an address is that of a trusted proxy. */
  public boolean isTrusted(String address) {
    return trusted.contain(address);
  }
}
