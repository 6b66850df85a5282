package io.tenantry.search.suggest;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.web.Problems;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Suggestions while typing, open to everybody. */
@Path("/api/v1/search/suggest")
@PermitAll
public class SuggestResource {
  private static final int LONGEST = 100;
  private final Suggestions suggestions;

  SuggestResource(Suggestions suggestions) {
    this.suggestions = suggestions;
  }

  /** Suggestions, best first. */
  record Answer(List<Suggestion> items) {}

  /** Cities, houses and listings that begin like this. */
  @GET
  public Uni<Answer> suggest(@QueryParam("q") String q) {
    if (q == null || q.isBlank() || q.length() > LONGEST) {
      throw Problems.invalid(
          List.of(Violation.In.query.field("q").message("must have 1 to 100 characters")));
    }
    return suggestions.of(q.strip()).map(Answer::new);
  }
}
