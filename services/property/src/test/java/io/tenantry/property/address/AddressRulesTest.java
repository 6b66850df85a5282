package io.tenantry.property.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"IN", "US", "CA", "AU", "BR", "JP", "IT", "ES", "CN", "KR", "MX", "TW"})
  void these_need_a_state_and_a_postal_code(String country) {
    assertThat(AddressRules.needsState(country)).isTrue();
    assertThat(AddressRules.needsPostalCode(country)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "FR", "GB", "NL", "PL", "SE", "SG", "TR", "UA", "ZA", "CH"})
  void these_need_a_postal_code(String country) {
    assertThat(AddressRules.needsState(country)).isFalse();
    assertThat(AddressRules.needsPostalCode(country)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HK", "AE", "QA", "GH", "UG", "MO", "ZW"})
  void these_have_no_postal_code(String country) {
    assertThat(AddressRules.needsState(country)).isFalse();
    assertThat(AddressRules.hasPostalCode(country)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"IE", "VN", "CR", "TH", "EG", "VE"})
  void these_may_have_either(String country) {
    assertThat(AddressRules.needsState(country)).isFalse();
    assertThat(AddressRules.needsPostalCode(country)).isFalse();
    assertThat(AddressRules.hasPostalCode(country)).isTrue();
  }

  @Test
  void no_country_needs_what_it_does_not_have() {
    assertThat(Arrays.stream(Locale.getISOCountries()))
        .allMatch(
            country ->
                !AddressRules.needsPostalCode(country) || AddressRules.hasPostalCode(country));
  }

  @ParameterizedTest
  @ValueSource(strings = {"XX", "in", "UK", "EU", "", "I"})
  void these_are_no_countries(String code) {
    assertThat(AddressRules.isCountry(code)).isFalse();
  }
}
