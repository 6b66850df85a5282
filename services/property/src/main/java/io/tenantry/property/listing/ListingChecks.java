package io.tenantry.property.listing;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.time.PropertyDay;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.photo.Photos;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Checks that need the database: the unit and the photos are of the property. */
@ApplicationScoped
class ListingChecks {
  private static final String UNIT_OF =
      """
      select from bed where $3 = 'bed' and id = $1 and property_id = $2 and deleted_at is null
      union all select from room where $3 = 'room' and id = $1 and property_id = $2 and deleted_at is null
      union all select from property where $3 = 'property' and id = $1 and id = $2
      """;

  private static final int MOST_YEARS_AHEAD = 10;

  private final Photos photos;
  private final Clock clock;

  ListingChecks(Photos photos, Clock clock) {
    this.photos = photos;
    this.clock = clock;
  }

  /**
   * Fails with all violations.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422
   */
  Uni<Void> check(Tx tx, UUID propertyId, ListingDetails details) {
    List<Violation> violations = new ArrayList<>();
    details.availableFrom().filter(this::isTooFar).ifPresent(day -> violations.add(tooFar()));
    return unit(tx, propertyId, details, violations)
        .flatMap(checked -> photos(tx, propertyId, details, violations))
        .invoke(
            checked -> {
              if (!violations.isEmpty()) {
                throw Problems.invalid(violations);
              }
            });
  }

  /**
   * Refuses terms that begin so far off that the day is a slip.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422
   */
  void check(ListingTerms terms) {
    if (isTooFar(terms.availableFrom())) {
      throw Problems.invalid(List.of(tooFar()));
    }
  }

  private boolean isTooFar(LocalDate day) {
    return day.isAfter(PropertyDay.latest(clock.instant()).plusYears(MOST_YEARS_AHEAD));
  }

  private static Violation tooFar() {
    return violation(
        "availableFrom", "must be at most %d years from today".formatted(MOST_YEARS_AHEAD));
  }

  private static Uni<Void> unit(
      Tx tx, UUID propertyId, ListingDetails details, List<Violation> violations) {
    if (details.unitId().isEmpty() || details.unitType().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String type = EnumColumn.column(details.unitType().get());
    return tx.one(UNIT_OF, row -> true, details.unitId().get(), propertyId, type)
        .invoke(
            found -> {
              if (found.isEmpty()) {
                violations.add(violation("unitId", "is no " + type + " of this property"));
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> photos(
      Tx tx, UUID propertyId, ListingDetails details, List<Violation> violations) {
    if (details.photos().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return photos
        .readyOf(tx, propertyId, details.photos())
        .invoke(
            ready -> {
              if (ready.size() < details.photos().size()) {
                violations.add(
                    violation("photos", "must be photos of this property whose upload is done"));
              }
            })
        .replaceWithVoid();
  }

  private static Violation violation(String field, String message) {
    return Violation.In.body.field(field).message(message);
  }
}
