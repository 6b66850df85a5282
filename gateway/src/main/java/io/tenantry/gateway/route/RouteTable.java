package io.tenantry.gateway.route;

import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All operations of the fleet, from {@code routes.csv}. Operations without a row do not exist. */
@Singleton
public class RouteTable {
  private static final String RESOURCE = "/routes.csv";
  private final List<Route> routes;
  private final Segment root = new Segment();

  /** Reads the table. */
  public RouteTable() {
    routes = read();
    routes.forEach(route -> root.add(segments(route.path()), route));
  }

  /** Every route. */
  public List<Route> all() {
    return routes;
  }

  /** Finds the route of a request; a trailing slash makes no difference (decisions.md C-78). */
  public Match find(HttpMethod method, String path) {
    HttpMethod wanted = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    return root.find(segments(path), wanted)
        .map(routesHere -> match(routesHere, wanted))
        .orElseGet(Match.Unknown::new);
  }

  private static Match match(Map<HttpMethod, Route> routes, HttpMethod method) {
    Route route = routes.get(method);
    return route == null ? new Match.WrongMethod(routes.keySet()) : new Match.Found(route);
  }

  private static List<String> segments(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.isEmpty() ? List.of() : Arrays.asList(trimmed.substring(1).split("/", -1));
  }

  private static List<Route> read() {
    var stream = Objects.requireNonNull(RouteTable.class.getResourceAsStream(RESOURCE));
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .skip(1)
          .map(Route::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
