package io.tenantry.booking.visit;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/** The time zone of a country. */
final class CountryZones {
  private CountryZones() {}

  /** Its zone, if the whole country keeps the same time now and by the rules that now hold. */
  static Optional<ZoneId> only(String country, Instant now) {
    List<ZoneId> zones = all(country);
    return zones.stream()
        .findFirst()
        .filter(first -> zones.stream().allMatch(other -> alike(first, other, now)));
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
