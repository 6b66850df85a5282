package io.tenantry.platform.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.MDC;

/**
 * Gives every problem a stable type, a sentence and the request id, also those of the framework.
 */
@ApplicationScoped
final class ProblemDefaults implements ProblemPostProcessor {
  private static final Map<Integer, String> TYPES =
      Map.of(
          400, "unreadable",
          401, "unauthenticated",
          403, "forbidden",
          404, "not-found",
          405, "method-not-allowed",
          406, "not-acceptable",
          413, "too-large",
          415, "unsupported-media-type",
          422, "invalid-input",
          500, "internal");

  private static final Map<Integer, String> SENTENCES =
      Map.of(
          401, "Sign in and send a valid access token as a Bearer token.",
          403, "Your role does not allow this.",
          404, "Nothing is here, or it is not yours.",
          405, "This address does not take that method; see the Allow header.",
          415, "Send the body as application/json.",
          422, "Correct the fields named in violations and send the request again.",
          500, "Something went wrong on our side. Try again; if it stays, tell us the request id.");

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    var builder = HttpProblem.builder(problem);
    int status = problem.getStatusCode();
    if (problem.getType() == null) {
      builder.withType(Problems.type(TYPES.getOrDefault(status, "http-" + status)));
    }
    if (problem.getDetail() == null) {
      builder.withDetail(SENTENCES.getOrDefault(status, problem.getTitle()));
    }
    Object requestId = MDC.get(RequestId.MDC_KEY);
    if (requestId != null) {
      builder.with("requestId", requestId);
    }
    return new Refusal(builder);
  }
}
