package io.tenantry.auth.attempt;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Network of a request, as far as one subscriber reaches: an IPv4 address, or the /64 of an IPv6
 * address. The gateway names the one address it believes; nothing else reaches a service.
 */
@ApplicationScoped
public class ClientNetwork {
  private static final int OF_SUBSCRIBER = 8;
  private static final int IPV6 = 16;
  private static final int LONGEST = 64;
  private final CurrentVertxRequest current;

  ClientNetwork(CurrentVertxRequest current) {
    this.current = current;
  }

  /** The network of the request under way; the same for all that no request brought. */
  public String ofRequest() {
    return Arc.container().requestContext().isActive() && current.getCurrent() != null
        ? of(address(current.getCurrent().request()))
        : "";
  }

  /** The network an address is of. */
  public static String of(String address) {
    try {
      InetAddress literal = InetAddress.ofLiteral(address);
      byte[] bytes = literal.getAddress();
      if (bytes.length < IPV6) {
        return literal.getHostAddress();
      }
      Arrays.fill(bytes, OF_SUBSCRIBER, IPV6, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (IllegalArgumentException | UnknownHostException noAddress) {
      return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    }
  }

  private static String address(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("X-Forwarded-For"))
        .map(forwarded -> forwarded.split(",", 2)[0].trim())
        .orElseGet(() -> request.remoteAddress().hostAddress());
  }
}
