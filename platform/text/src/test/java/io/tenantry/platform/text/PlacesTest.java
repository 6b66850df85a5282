package io.tenantry.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  @ParameterizedTest
  @CsvSource({
    "Bengaluru, Bangalore",
    "bombay, MUMBAI",
    "'New\u00a0 Delhi', delhi",
    "\uff30\uff55\uff4e\uff45, pune",
    "St. Louis, 'st  louis'",
    "S\u00e3o Paulo, SAO PAULO",
    "NYC, New York City",
    "M\u00fcnchen, Munich"
  })
  void all_names_of_a_city_have_one_key(String one, String other) {
    assertThat(Places.key(one)).isEqualTo(Places.key(other));
  }

  @ParameterizedTest
  @CsvSource({
    "PUNE, Pune",
    "'pune ', Pune",
    "'\u00a0Pune\u3000', Pune",
    "bangalore, Bengaluru",
    "new  york, New York",
    "McAllen, McAllen",
    "'coeur d\u2019alene', 'Coeur D\u2019alene'",
    "\u092a\u0941\u0923\u0947, \u092a\u0941\u0923\u0947"
  })
  void a_city_is_counted_under_one_name(String city, String name) {
    assertThat(Places.name(city)).isEqualTo(name);
  }

  @Test
  void other_cities_have_other_keys() {
    assertThat(Places.key("York")).isNotEqualTo(Places.key("New York"));
    assertThat(Places.otherNames("Austin")).isEmpty();
    assertThat(Places.otherNames("Bengaluru")).contains("Bangalore");
    assertThat(Places.otherNames("Delhi")).isEmpty();
    assertThat(Places.otherNames("NYC")).contains("New York");
    assertThat(Places.synonyms()).contains("mumbai, bombay").noneMatch(s -> s.contains("new"));
  }

  @Property
  void no_name_is_refused_and_tidying_keeps_the_city(@ForAll String city) {
    assertThat(Places.key(Places.name(city))).isEqualTo(Places.key(city));
  }
}
