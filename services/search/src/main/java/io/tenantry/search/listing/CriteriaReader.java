package io.tenantry.search.listing;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.tenantry.platform.web.BoundedInput;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.Problems;
import io.tenantry.search.index.Location;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the parameters of a search and names everything that is wrong with them. */
final class CriteriaReader {
  static final int LONGEST_TEXT = 200;
  private static final int MOST_VALUES = 20;
  private static final int MOST_BEDROOMS = 100;
  private static final int DEFAULT_ZOOM = 12;
  private static final BigDecimal HIGHEST_RENT = new BigDecimal("1000000000000");
  private static final Pattern AMENITY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final List<Violation> violations = new ArrayList<>();

  private CriteriaReader() {}

  /**
   * The criteria.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with every violation
   */
  static Criteria read(SearchParameters sent) {
    CriteriaReader reader = new CriteriaReader();
    return reader.orRefused(reader.criteria(sent));
  }

  /**
   * Reads the area of a map.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with every violation
   */
  static MapView readMap(SearchParameters sent, String zoom) {
    CriteriaReader reader = new CriteriaReader();
    Criteria criteria = reader.criteria(sent);
    if (sent(sent.bbox).isEmpty()) {
      reader.blame("bbox", "is needed: south,west,north,east in degrees");
    }
    int level = reader.whole("zoom", zoom, 0, MapView.CLOSEST).orElse(DEFAULT_ZOOM);
    return reader.orRefused(new MapView(criteria, level));
  }

  /**
   * Reads the number of results to show.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it is no such number
   */
  static int readLimit(String limit) {
    CriteriaReader reader = new CriteriaReader();
    return reader.orRefused(reader.limit(limit));
  }

  private <T> T orRefused(T value) {
    if (!violations.isEmpty()) {
      throw Problems.invalid(violations);
    }
    return value;
  }

  /** Reads the criteria; a parameter takes precedence over the words. */
  private Criteria criteria(SearchParameters sent) {
    Optional<Phrases> phrases = text("q", sent.q).map(Phrases::in);
    Optional<BigDecimal> minRent = rent("minRent", sent.minRent);
    Optional<BigDecimal> maxRent = rent("maxRent", sent.maxRent);
    if (isAbove(minRent, maxRent)) {
      blame("maxRent", "must not be below minRent");
    }
    Optional<BigDecimal> least =
        minRent.or(
            () ->
                phrases
                    .flatMap(Phrases::minRent)
                    .filter(said -> !isAbove(Optional.of(said), maxRent)));
    Optional<BigDecimal> most =
        maxRent.or(
            () ->
                phrases
                    .flatMap(Phrases::maxRent)
                    .filter(said -> !isAbove(minRent, Optional.of(said))));
    Optional<Area> area = area(sent);
    Sort sort = sort(sent.sort, area);
    List<Integer> bedrooms = values("bedrooms", sent.bedrooms, this::bedrooms);
    return new Criteria(
        phrases.flatMap(Phrases::words),
        text("city", sent.city),
        least,
        most,
        text("currency", sent.currency)
            .filter(code -> matches("currency", code, CURRENCY, "must be an ISO code such as INR"))
            .or(() -> phrases.flatMap(Phrases::currency)),
        bedrooms.isEmpty() ? phrases.map(Phrases::bedrooms).orElse(List.of()) : bedrooms,
        values("amenities", sent.amenities, this::amenity),
        area,
        outline(sent),
        date(sent.availableFrom),
        phrases.filter(Phrases::say),
        sort,
        limit(sent.limit),
        cursor(sent.cursor, sort));
  }

  private static boolean isAbove(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0;
  }

  private Optional<Outline> outline(SearchParameters sent) {
    Optional<Outline> box = outline("bbox", sent.bbox, OutlineReader::box);
    Optional<Outline> polygon = outline("polygon", sent.polygon, OutlineReader::polygon);
    if (sent(sent.bbox).isPresent() && sent(sent.polygon).isPresent()) {
      blame("polygon", "must not be sent with bbox");
    }
    return box.or(() -> polygon);
  }

  private Optional<Outline> outline(String name, String value, Function<String, Outline> read) {
    try {
      return sent(value).map(read);
    } catch (IllegalArgumentException e) {
      blame(name, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<String> text(String name, String value) {
    return sent(value)
        .filter(
            text ->
                text.length() <= LONGEST_TEXT
                    || blame(name, "must have at most " + LONGEST_TEXT + " characters"));
  }

  private Optional<BigDecimal> rent(String name, String value) {
    return number(name, value)
        .filter(
            rent ->
                (rent.signum() >= 0 && rent.compareTo(HIGHEST_RENT) <= 0 && rent.scale() <= 4)
                    || blame(name, "must be an amount from 0"));
  }

  private Optional<Area> area(SearchParameters sent) {
    Optional<Double> lat = degrees("lat", sent.lat, 90);
    Optional<Double> lon = degrees("lon", sent.lon, 180);
    Optional<Double> radius =
        measure("radiusKm", sent.radiusKm)
            .filter(
                km ->
                    (km > 0 && km <= Area.LARGEST_RADIUS_KM)
                        || blame("radiusKm", "must be above 0 and at most 100"));
    if (sent(sent.lat).isPresent() != sent(sent.lon).isPresent()) {
      blame(sent(sent.lat).isPresent() ? "lon" : "lat", "is needed with the other coordinate");
    } else if (radius.isPresent() && sent(sent.lat).isEmpty()) {
      blame("radiusKm", "needs lat and lon");
    }
    return lat.isPresent() && lon.isPresent()
        ? Optional.of(
            new Area(new Location(lat.get(), lon.get()), radius.orElse(Area.DEFAULT_RADIUS_KM)))
        : Optional.empty();
  }

  private Optional<Double> degrees(String name, String value, double most) {
    return measure(name, value)
        .filter(
            degrees ->
                Math.abs(degrees) <= most
                    || blame(name, "must be between -%.0f and %.0f".formatted(most, most)));
  }

  /** Clients write small degrees with exponents. */
  private Optional<Double> measure(String name, String value) {
    try {
      return sent(value).map(Double::valueOf);
    } catch (NumberFormatException e) {
      blame(name, "must be a number");
      return Optional.empty();
    }
  }

  private Optional<BigDecimal> number(String name, String value) {
    try {
      return sent(value).map(BoundedInput::amount);
    } catch (NumberFormatException e) {
      blame(name, "must be a number");
      return Optional.empty();
    }
  }

  private <T> List<T> values(String name, String value, Function<String, Optional<T>> read) {
    List<String> parts =
        sent(value).stream()
            .flatMap(list -> Arrays.stream(list.split(",", -1)))
            .map(String::strip)
            .distinct()
            .toList();
    if (parts.size() > MOST_VALUES) {
      blame(name, "must be at most " + MOST_VALUES + " values");
      return List.of();
    }
    return parts.stream().flatMap(part -> read.apply(part).stream()).toList();
  }

  private Optional<Integer> bedrooms(String value) {
    return number("bedrooms", value)
        .filter(
            number ->
                (number.signum() >= 0
                        && number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(MOST_BEDROOMS)) <= 0)
                    || blame("bedrooms", "must be whole numbers from 0 to 100"))
        .map(BigDecimal::intValue);
  }

  private Optional<String> amenity(String value) {
    return Optional.of(value)
        .filter(name -> matches("amenities", name, AMENITY, "must be names such as wifi,ac"));
  }

  private Optional<LocalDate> date(String value) {
    try {
      return sent(value).map(BoundedInput::day);
    } catch (DateTimeException e) {
      blame("availableFrom", "must be a date such as 2027-01-31, from 1900 to 2200");
      return Optional.empty();
    }
  }

  private Sort sort(String value, Optional<Area> area) {
    Optional<String> name = sent(value);
    Optional<Sort> sort = name.isEmpty() ? Optional.of(Sort.RELEVANCE) : Sort.of(name.get());
    if (sort.isEmpty()) {
      blame("sort", "must be one of relevance, rent, -rent, distance, newest");
    } else if (sort.get() == Sort.DISTANCE && area.isEmpty()) {
      blame("sort", "by distance needs lat and lon");
    }
    return sort.orElse(Sort.RELEVANCE);
  }

  private int limit(String value) {
    return whole("limit", value, 1, Page.MAX_LIMIT).orElse(Page.DEFAULT_LIMIT);
  }

  private Optional<Integer> whole(String name, String value, int least, int most) {
    return number(name, value)
        .filter(
            number ->
                (number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(least)) >= 0
                        && number.compareTo(BigDecimal.valueOf(most)) <= 0)
                    || blame(name, "must be a whole number from %d to %d".formatted(least, most)))
        .map(BigDecimal::intValue);
  }

  private Optional<Cursor> cursor(String value, Sort sort) {
    Optional<Cursor> cursor =
        sent(value).flatMap(Cursor::decode).filter(known -> known.sort() == sort);
    if (cursor.isEmpty() && sent(value).isPresent()) {
      blame("cursor", "must be the nextCursor of the page before, with the same sort");
    }
    return cursor;
  }

  private boolean matches(String name, String value, Pattern pattern, String message) {
    return pattern.matcher(value).matches() || blame(name, message);
  }

  private static Optional<String> sent(String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Always false, so that it can stand at the end of a condition. */
  private boolean blame(String name, String message) {
    violations.add(Violation.In.query.field(name).message(message));
    return false;
  }
}
