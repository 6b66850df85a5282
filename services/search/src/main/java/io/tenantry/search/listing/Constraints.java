package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.tenantry.platform.text.Places;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything but the words that criteria ask of a listing. */
final class Constraints {
  private static final List<String> DEARER = List.of("1.1", "1.25", "1.5", "2");
  private static final List<String> CHEAPER = List.of("0.9", "0.75", "0.5");
  private static final List<Integer> FURTHER = List.of(2, 4, 10, 20);
  private static final List<Integer> LATER_DAYS = List.of(7, 30, 90);

  /** The last day that the index can be asked about. */
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  private Constraints() {}

  static List<Constraint> of(Criteria criteria) {
    List<Constraint> all = new ArrayList<>();
    criteria.city().map(Constraints::city).ifPresent(all::add);
    criteria.maxRent().map(Constraints::maxRent).ifPresent(all::add);
    criteria.minRent().map(Constraints::minRent).ifPresent(all::add);
    criteria.currency().map(Constraints::currency).ifPresent(all::add);
    bedrooms(criteria.bedrooms()).ifPresent(all::add);
    criteria.amenities().forEach(amenity -> all.add(amenity(amenity, criteria.amenities())));
    criteria.area().map(Constraints::area).ifPresent(all::add);
    criteria.outline().map(o -> Constraint.of(o.parameter(), o.query())).ifPresent(all::add);
    criteria.availableFrom().map(Constraints::availableFrom).ifPresent(all::add);
    return all;
  }

  private static Constraint city(String city) {
    Query key = term("cityKey", Places.key(city));
    Query ofAnEarlierRelease = term("city.folded", city);
    return Constraint.of(
            "city", Query.of(q -> q.bool(either -> either.should(key, ofAnEarlierRelease))))
        .countedBy(Facet.CITY);
  }

  private static Constraint currency(String code) {
    return Constraint.of("currency", term("rent.currency", code));
  }

  private static Constraint maxRent(BigDecimal rent) {
    return Constraint.of("maxRent", atMost(rent))
        .countedBy(Facet.RENT)
        .widening(
            DEARER.stream()
                .map(times -> rounded(rent.multiply(new BigDecimal(times))))
                .filter(more -> more.compareTo(rent) > 0)
                .map(more -> new Constraint.Wider(more.toPlainString(), atMost(more)))
                .toList());
  }

  private static Constraint minRent(BigDecimal rent) {
    return Constraint.of("minRent", atLeast(rent))
        .countedBy(Facet.RENT)
        .widening(
            CHEAPER.stream()
                .map(times -> rounded(rent.multiply(new BigDecimal(times))))
                .filter(less -> less.compareTo(rent) < 0)
                .map(less -> new Constraint.Wider(less.toPlainString(), atLeast(less)))
                .toList());
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP);
  }

  private static Optional<Constraint> bedrooms(List<Integer> bedrooms) {
    if (bedrooms.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> neighbours =
        bedrooms.stream()
            .flatMap(n -> Stream.of(n - 1, n, n + 1))
            .filter(n -> n >= 0)
            .distinct()
            .sorted()
            .toList();
    return Optional.of(
        Constraint.of("bedrooms", anyOf(bedrooms))
            .countedBy(Facet.BEDROOMS)
            .widening(List.of(new Constraint.Wider(joined(neighbours), anyOf(neighbours)))));
  }

  private static Query anyOf(List<Integer> bedrooms) {
    List<FieldValue> values = bedrooms.stream().map(n -> FieldValue.of((long) n)).toList();
    return Query.of(q -> q.terms(t -> t.field("bedrooms").terms(any -> any.value(values))));
  }

  private static Constraint amenity(String amenity, List<String> all) {
    List<String> others = all.stream().filter(other -> !other.equals(amenity)).toList();
    return Constraint.of("amenities", term("amenities", amenity))
        .countedBy(Facet.AMENITIES)
        .leaving(others.isEmpty() ? Optional.empty() : Optional.of(joined(others)));
  }

  private static Constraint area(Area area) {
    return Constraint.of("radiusKm", area.query())
        .widening(
            FURTHER.stream()
                .map(times -> Math.min(Area.LARGEST_RADIUS_KM, area.radiusKm() * times))
                .filter(radius -> radius > area.radiusKm())
                .distinct()
                .map(radius -> new Area(area.centre(), radius))
                .map(wider -> new Constraint.Wider(wider.radius(), wider.query()))
                .toList());
  }

  private static Constraint availableFrom(LocalDate day) {
    return Constraint.of("availableFrom", freeBy(day))
        .widening(
            LATER_DAYS.stream()
                .filter(days -> day.isBefore(LATEST.minusDays(days)))
                .map(day::plusDays)
                .map(later -> new Constraint.Wider(later.toString(), freeBy(later)))
                .toList());
  }

  private static Query freeBy(LocalDate day) {
    return Query.of(
        q -> q.range(range -> range.date(d -> d.field("availableFrom").lte(day.toString()))));
  }

  private static Query atMost(BigDecimal rent) {
    return Query.of(
        q -> q.range(range -> range.number(n -> n.field("rent.amount").lte(rent.doubleValue()))));
  }

  private static Query atLeast(BigDecimal rent) {
    return Query.of(
        q -> q.range(range -> range.number(n -> n.field("rent.amount").gte(rent.doubleValue()))));
  }

  private static Query term(String field, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value)));
  }

  private static String joined(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}
