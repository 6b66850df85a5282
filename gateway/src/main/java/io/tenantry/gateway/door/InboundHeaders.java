package io.tenantry.gateway.door;

import io.tenantry.gateway.refusal.RequestIds;
import io.tenantry.gateway.route.Access;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The headers a service gets to see. Nobody outside says who they are or where they come from
 * (decisions.md C-12): what claims it is taken away, and what the gateway knows is put there.
 */
final class InboundHeaders {
  private static final Set<String> NEVER_PASSED =
      Set.of(
          "forwarded",
          "x-real-ip",
          "x-client-ip",
          "true-client-ip",
          "x-original-url",
          "x-rewrite-url",
          "x-http-method-override",
          "x-method-override",
          "x-api-key");
  private static final List<String> NEVER_PASSED_PREFIXES =
      List.of("x-user-", "x-org-", "x-forwarded-", "x-tenant-", "x-role", "proxy-");

  private InboundHeaders() {}

  /** Facts that the gateway has established about a request. */
  record Known(String requestId, String clientAddress, boolean trustedPeer, Access access) {}

  static void clean(HttpServerRequest request, Known known) {
    MultiMap headers = request.headers();
    String host = passedByProxy(request, "X-Forwarded-Host", known, request.getHeader("Host"));
    String scheme = passedByProxy(request, "X-Forwarded-Proto", known, request.scheme());
    removeHopByHop(headers);
    List<String> claims = new ArrayList<>();
    headers.forEach((name, value) -> addIfNeverPassed(name, claims));
    claims.forEach(headers::remove);
    if (known.access() == Access.OPEN) {
      headers.remove("Authorization");
    }
    headers.set(RequestIds.HEADER, known.requestId());
    headers.set("X-Forwarded-For", known.clientAddress());
    headers.set("X-Forwarded-Proto", scheme);
    if (host != null) {
      headers.set("X-Forwarded-Host", host);
    }
  }

  /** A trusted proxy in front of the gateway knows better what the client asked for. */
  private static String passedByProxy(
      HttpServerRequest request, String header, Known known, String own) {
    List<String> lines = known.trustedPeer() ? request.headers().getAll(header) : List.of();
    return lines.isEmpty() ? own : nearest(lines.getLast());
  }

  /** The nearest proxy wrote last. */
  private static String nearest(String line) {
    return line.substring(line.lastIndexOf(',') + 1).trim();
  }

  private static void addIfNeverPassed(String name, List<String> claims) {
    if (isNeverPassed(name.toLowerCase(Locale.ROOT))) {
      claims.add(name);
    }
  }

  private static boolean isNeverPassed(String name) {
    if (NEVER_PASSED.contains(name)) {
      return true;
    }
    for (String prefix : NEVER_PASSED_PREFIXES) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Headers listed in {@code Connection} are for this hop only; an upgrade is the exception. */
  private static void removeHopByHop(MultiMap headers) {
    String connection = headers.get("Connection");
    if (connection == null) {
      return;
    }
    for (String named : connection.split(",", -1)) {
      String name = named.trim();
      if (!name.isEmpty()
          && !name.equalsIgnoreCase("upgrade")
          && !name.equalsIgnoreCase("close")
          && !name.equalsIgnoreCase("keep-alive")
          && !name.equalsIgnoreCase("content-length")
          && !name.equalsIgnoreCase("transfer-encoding")) {
        headers.remove(name);
      }
    }
  }
}
