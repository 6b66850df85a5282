package io.tenantry.property.listing;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.property.Property;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Quality of a listing.
 *
 * @param complete whether it can be submitted
 * @param score 0 to 100
 * @param missing everything that would make it better, what it needs first
 */
public record Quality(boolean complete, int score, List<Missing> missing) {
  /**
   * Something that is not there yet.
   *
   * @param required whether it cannot be submitted without
   */
  public record Missing(String field, boolean required, String message) {}

  static Quality of(ListingDetails details, Property property) {
    List<Missing> missing =
        Arrays.stream(Aspect.values())
            .filter(aspect -> !aspect.isMet(details, property))
            .map(aspect -> new Missing(aspect.field(), aspect.required(), aspect.advice()))
            .toList();
    return new Quality(
        missing.stream().noneMatch(Missing::required), score(details, property), missing);
  }

  private static int score(ListingDetails details, Property property) {
    int most = weight(Arrays.stream(Aspect.values()));
    int reached =
        weight(Arrays.stream(Aspect.values()).filter(aspect -> aspect.isMet(details, property)));
    return Math.round(100f * reached / most);
  }

  private static int weight(Stream<Aspect> aspects) {
    return aspects.mapToInt(Aspect::weight).sum();
  }

  /**
   * Refuses what cannot be submitted, with all that is missing.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422
   */
  void require() {
    if (!complete) {
      throw Problems.invalid(
          missing.stream()
              .filter(Missing::required)
              .map(
                  one ->
                      Violation.In.body.field(one.field()).message("is missing: " + one.message()))
              .toList());
    }
  }
}
