package io.tenantry.search.listing;

import io.tenantry.search.index.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads parts of the map. The exception's message says what is wrong. */
final class OutlineReader {
  private static final int BOX_NUMBERS = 4;
  private static final int FEWEST_CORNERS = 3;
  private static final int MOST_CORNERS = 100;
  private static final double HALF_ROUND = 180;
  private static final double ROUND = 360;
  private static final double SMALLEST = 1e-12;

  private OutlineReader() {}

  /** {@code south,west,north,east}. */
  static Outline.Box box(String text) {
    List<Double> numbers = numbers(text, "must be south,west,north,east in degrees");
    if (numbers.size() != BOX_NUMBERS) {
      throw new IllegalArgumentException("must be south,west,north,east in degrees");
    }
    Location southWest = location(numbers.get(0), numbers.get(1));
    Location northEast = location(numbers.get(2), numbers.get(3));
    if (southWest.lat() >= northEast.lat() || southWest.lon() == northEast.lon()) {
      throw new IllegalArgumentException("must have its south below its north, and some width");
    }
    return new Outline.Box(southWest.lat(), southWest.lon(), northEast.lat(), northEast.lon());
  }

  /** {@code lat,lon;lat,lon;lat,lon…}; the last corner may repeat the first. */
  static Outline.Polygon polygon(String text) {
    List<Location> corners = new ArrayList<>();
    for (String corner : text.split(";", -1)) {
      List<Double> numbers = numbers(corner, "must be lat,lon;lat,lon;lat,lon in degrees");
      if (numbers.size() != 2) {
        throw new IllegalArgumentException("must be lat,lon;lat,lon;lat,lon in degrees");
      }
      corners.add(location(numbers.get(0), numbers.get(1)));
    }
    if (corners.size() > 1 && corners.getFirst().equals(corners.getLast())) {
      corners.removeLast();
    }
    if (corners.size() < FEWEST_CORNERS || corners.size() > MOST_CORNERS) {
      throw new IllegalArgumentException("must have 3 to 100 corners");
    }
    List<Location> unrolled = unrolled(corners);
    if (Math.abs(area(unrolled)) < SMALLEST || crossesItself(unrolled)) {
      throw new IllegalArgumentException("must enclose something and not cross itself");
    }
    return new Outline.Polygon(List.copyOf(unrolled));
  }

  /**
   * A side goes the shorter way round the earth. Behind the date line the degrees go on, to 181 and
   * further: so a shape that crosses it stays in one piece, which Elasticsearch cuts.
   */
  private static List<Location> unrolled(List<Location> corners) {
    List<Location> unrolled = new ArrayList<>(List.of(corners.getFirst()));
    double turned = 0;
    for (int i = 1; i <= corners.size(); i++) {
      Location corner = corners.get(i % corners.size());
      turned += turn(corners.get(i - 1).lon(), corner.lon());
      if (i < corners.size()) {
        unrolled.add(new Location(corner.lat(), corner.lon() + turned));
      }
    }
    var width = unrolled.stream().mapToDouble(Location::lon).summaryStatistics();
    if (turned != 0 || width.getMax() - width.getMin() > ROUND) {
      throw new IllegalArgumentException("must not go round the earth");
    }
    return unrolled;
  }

  /** From one edge of the map to the other is the whole width, not nothing. */
  private static double turn(double from, double to) {
    double step = to - from;
    return Math.abs(step) <= HALF_ROUND || Math.abs(step) >= ROUND
        ? 0
        : -Math.copySign(ROUND, step);
  }

  private static List<Double> numbers(String text, String complaint) {
    try {
      return Arrays.stream(text.split(",", -1)).map(String::strip).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(complaint, e);
    }
  }

  private static Location location(double lat, double lon) {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException("must have latitudes up to 90 and longitudes up to 180");
    }
    return new Location(lat, lon);
  }

  private static double area(List<Location> corners) {
    double twice = 0;
    for (int i = 0; i < corners.size(); i++) {
      Location here = corners.get(i);
      Location next = corners.get((i + 1) % corners.size());
      twice += here.lon() * next.lat() - next.lon() * here.lat();
    }
    return twice / 2;
  }

  /** Sides that are not neighbours must not touch. */
  private static boolean crossesItself(List<Location> corners) {
    int sides = corners.size();
    for (int one = 0; one < sides; one++) {
      for (int other = one + 1; other < sides; other++) {
        boolean neighbours = other == one + 1 || (one == 0 && other == sides - 1);
        if (!neighbours
            && cross(
                corners.get(one),
                corners.get((one + 1) % sides),
                corners.get(other),
                corners.get((other + 1) % sides))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean cross(Location a, Location b, Location c, Location d) {
    return meet(a.lat(), b.lat(), c.lat(), d.lat())
        && meet(a.lon(), b.lon(), c.lon(), d.lon())
        && side(a, b, c) * side(a, b, d) <= 0
        && side(c, d, a) * side(c, d, b) <= 0;
  }

  /**
   * Returns whether two stretches of degrees have one in common: sides in a line need not touch.
   */
  private static boolean meet(double a, double b, double c, double d) {
    return Math.max(a, b) >= Math.min(c, d) && Math.max(c, d) >= Math.min(a, b);
  }

  private static double side(Location from, Location to, Location of) {
    return Math.signum(
        (to.lon() - from.lon()) * (of.lat() - from.lat())
            - (to.lat() - from.lat()) * (of.lon() - from.lon()));
  }
}
