package io.tenantry.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An operation and who serves it.
 *
 * @param path a template such as {@code /api/v1/bookings/{id}}
 * @param services usually one; of several, the first that does not answer 404 has it
 */
public record Route(
    HttpMethod method, String path, List<String> services, Access access, Optional<Limit> limit) {

  /** Whether it is a WebSocket. */
  public boolean isStream() {
    return path.startsWith("/ws/");
  }

  /** The route of a line {@code method,path,service,access,limit}. */
  static Route of(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException("A route has five fields: " + line);
    }
    return new Route(
        HttpMethod.valueOf(fields[0]),
        fields[1],
        List.of(fields[2].split("\\+")),
        Access.valueOf(fields[3].toUpperCase(Locale.ROOT)),
        fields[4].isEmpty() ? Optional.empty() : Optional.of(Limit.of(fields[4])));
  }
}
