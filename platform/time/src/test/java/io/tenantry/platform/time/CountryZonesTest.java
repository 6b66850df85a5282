package io.tenantry.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryZonesTest {
  private static final Instant NOW = Instant.parse("2027-02-22T00:00:00Z");

  @Test
  void a_country_with_one_time_has_a_zone() {
    assertThat(CountryZones.only("IN", NOW)).contains(ZoneId.of("Asia/Kolkata"));
    assertThat(CountryZones.only("DE", NOW)).contains(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void a_country_with_several_has_none_and_so_has_none_that_does_not_exist() {
    assertThat(CountryZones.only("US", NOW)).isEmpty();
    assertThat(CountryZones.only("ES", NOW)).isEmpty();
    assertThat(CountryZones.only("XX", NOW)).isEmpty();
    assertThat(CountryZones.only("", NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "IN, 77.6, 2027-02-22T05:30",
    "US, -74.0, 2027-02-21T19:00",
    "US, -87.6, 2027-02-21T18:00",
    "US, -104.9, 2027-02-21T17:00",
    "US, -118.2, 2027-02-21T16:00",
    "US, -157.8, 2027-02-21T14:00",
    "PT, -9.1, 2027-02-22T00:00",
    "CN, 104.1, 2027-02-22T08:00",
    "AU, 115.9, 2027-02-22T08:00",
    "KI, -157.4, 2027-02-22T14:00",
    "KI, 173.0, 2027-02-22T12:00",
    "RU, 37.6, 2027-02-22T03:00",
    "BR, -46.6, 2027-02-21T21:00"
  })
  void in_a_country_with_several_the_sun_says_which_it_is(
      String country, double longitude, String clocks) {
    ZoneId zone = CountryZones.at(country, OptionalDouble.of(longitude), NOW);
    assertThat(NOW.atZone(zone).toLocalDateTime()).hasToString(clocks);
  }

  @Test
  void without_a_longitude_it_is_where_days_begin_last_and_without_a_country_the_sun_alone() {
    assertThat(CountryZones.at("KI", OptionalDouble.empty(), NOW))
        .isEqualTo(ZoneId.of("Pacific/Tarawa"));
    assertThat(CountryZones.at("XX", OptionalDouble.of(-179.9), NOW))
        .isEqualTo(ZoneOffset.ofHours(-12));
    assertThat(CountryZones.at("", OptionalDouble.empty(), NOW)).isEqualTo(ZoneOffset.UTC);
  }
}
