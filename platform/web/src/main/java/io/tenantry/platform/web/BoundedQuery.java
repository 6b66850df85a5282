package io.tenantry.platform.web;

import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Texts in addresses are held to the same bounds as those in bodies, whoever reads them. */
public final class BoundedQuery {
  @ServerRequestFilter
  void check(ContainerRequestContext request) {
    List<Violation> violations =
        request.getUriInfo().getQueryParameters().entrySet().stream()
            .flatMap(BoundedQuery::violations)
            .toList();
    if (!violations.isEmpty()) {
      throw Problems.invalid(violations);
    }
    if (request.getUriInfo().getPathParameters().values().stream()
        .flatMap(List::stream)
        .anyMatch(text -> BoundedInput.objection(text).isPresent())) {
      throw Problems.notFound("What the address names");
    }
  }

  private static Stream<Violation> violations(Map.Entry<String, List<String>> parameter) {
    return BoundedInput.isKeepable(parameter.getKey())
        ? parameter.getValue().stream()
            .map(BoundedInput::objection)
            .flatMap(Optional::stream)
            .map(objection -> Violation.In.query.field(parameter.getKey()).message(objection))
        : Stream.of(Violation.In.query.field("?").message("is no parameter"));
  }
}
