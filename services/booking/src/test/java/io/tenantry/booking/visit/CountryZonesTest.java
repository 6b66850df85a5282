package io.tenantry.booking.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

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
}
