package io.tenantry.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node of the tree of paths: what may follow, and the routes that end here. */
final class Segment {
  private final Map<String, Segment> literals = new HashMap<>();
  private final Map<HttpMethod, Route> routes = new HashMap<>();
  private Optional<Segment> parameter = Optional.empty();

  void add(List<String> path, Route route) {
    if (path.isEmpty()) {
      if (routes.putIfAbsent(route.method(), route) != null) {
        throw new IllegalArgumentException("Two routes for the same: " + route);
      }
      return;
    }
    next(path.getFirst()).add(path.subList(1, path.size()), route);
  }

  private Segment next(String name) {
    if (!name.startsWith("{")) {
      return literals.computeIfAbsent(name, fresh -> new Segment());
    }
    Segment any = parameter.orElseGet(Segment::new);
    parameter = Optional.of(any);
    return any;
  }

  /**
   * Routes by method of the first path that fits and has this method, literals before parameters;
   * else of the first that fits.
   */
  Optional<Map<HttpMethod, Route>> find(List<String> path, HttpMethod method) {
    if (path.isEmpty()) {
      return routes.isEmpty() ? Optional.empty() : Optional.of(routes);
    }
    List<String> rest = path.subList(1, path.size());
    var exact =
        Optional.ofNullable(literals.get(path.getFirst())).flatMap(in -> in.find(rest, method));
    if (exact.isPresent() && exact.get().containsKey(method)) {
      return exact;
    }
    var any = parameter.flatMap(in -> in.find(rest, method));
    return any.isPresent() && (exact.isEmpty() || any.get().containsKey(method)) ? any : exact;
  }
}
