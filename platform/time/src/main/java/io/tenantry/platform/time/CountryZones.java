package io.tenantry.platform.time;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The time zones of countries. */
public final class CountryZones {
  private static final double DEGREES_AN_HOUR = 15;
  private static final double DAY = 24;

  /** Civil clocks run a little ahead of the sun; so Chicago and Lisbon come out right. */
  private static final double AHEAD_OF_THE_SUN = 0.25;

  private CountryZones() {}

  /** Its zone, if the whole country keeps the same time now and by the rules that now hold. */
  public static Optional<ZoneId> only(String country, Instant now) {
    List<ZoneId> zones = all(country);
    return zones.stream()
        .findFirst()
        .filter(first -> zones.stream().allMatch(other -> alike(first, other, now)));
  }

  /**
   * The zone of a place. In a country with several it is the one whose clocks agree best with the
   * sun there, which may be an hour off near a border; without a longitude it is the one where days
   * begin last, so that nothing is over before its time.
   *
   * @param country two letters, as ISO 3166 has them
   * @param longitude in degrees, to the east
   */
  public static ZoneId at(String country, OptionalDouble longitude, Instant now) {
    List<ZoneId> zones = all(country);
    if (zones.isEmpty()) {
      return longitude.stream()
          .mapToObj(degrees -> (ZoneId) nautical(degrees))
          .findFirst()
          .orElse(ZoneOffset.UTC);
    }
    return only(country, now).orElseGet(() -> among(zones, longitude, now));
  }

  private static ZoneId among(List<ZoneId> zones, OptionalDouble longitude, Instant now) {
    Comparator<ZoneId> order =
        longitude.isPresent()
            ? Comparator.comparingDouble(zone -> fromSun(zone, longitude.getAsDouble(), now))
            : Comparator.comparingDouble(zone -> standardHours(zone, now));
    return zones.stream().min(order).orElseThrow();
  }

  private static double fromSun(ZoneId zone, double longitude, Instant now) {
    double apart =
        Math.abs(standardHours(zone, now) - longitude / DEGREES_AN_HOUR - AHEAD_OF_THE_SUN);
    return Math.min(apart, Math.abs(DAY - apart));
  }

  private static double standardHours(ZoneId zone, Instant now) {
    return zone.getRules().getStandardOffset(now).getTotalSeconds() / 3600.0;
  }

  private static ZoneOffset nautical(double longitude) {
    return ZoneOffset.ofHours(Math.clamp(Math.round(longitude / DEGREES_AN_HOUR), -12, 12));
  }

  private static List<ZoneId> all(String country) {
    return TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null).stream()
        .map(TimeZone::getIanaID)
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .sorted()
        .map(ZoneId::of)
        .toList();
  }

  private static boolean alike(ZoneId one, ZoneId other, Instant now) {
    ZoneRules left = one.getRules();
    ZoneRules right = other.getRules();
    return left.getStandardOffset(now).equals(right.getStandardOffset(now))
        && left.getOffset(now).equals(right.getOffset(now))
        && left.getTransitionRules().equals(right.getTransitionRules());
  }
}
