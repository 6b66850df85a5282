package io.tenantry.search.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2bhk near Indiranagar under 15k | indiranagar | 2 |  | 15000 | ",
        "2 BHK flat in HSR Layout below ₹25,000 | flat hsr layout | 2 |  | 25000 | INR",
        "studio in Austin under $1,500 per month | studio austin |  |  | 1500 | USD",
        "room between 10k and 15k Pune | room pune |  | 10000 | 15000 | ",
        "room 10-15k pune | room pune |  | 10000 | 15000 | ",
        "3br house at least 2000 | house | 3 | 2000 |  | ",
        "villa up to 1.5 lakh goa | villa goa |  |  | 150000 | ",
        "pg within 5 km of whitefield | pg within 5 km whitefield |  |  |  | ",
        "2 bedroom apartment | apartment | 2 |  |  | ",
        "3bhk |  | 3 |  |  | ",
        "room 24-7 water | room 24-7 water |  |  |  | ",
        "bed under 2 | bed under 2 |  |  |  | ",
        "sector 21 noida | sector 21 noida |  |  |  | "
      })
  void rooms_and_rents_are_read_out_of_the_words(
      String typed, String words, Integer rooms, BigDecimal min, BigDecimal max, String currency) {
    Phrases phrases = Phrases.in(typed);
    assertThat(phrases.words()).isEqualTo(Optional.ofNullable(words));
    assertThat(phrases.bedrooms()).isEqualTo(rooms == null ? List.of() : List.of(rooms));
    assertAmount(phrases.minRent(), min);
    assertAmount(phrases.maxRent(), max);
    assertThat(phrases.currency()).isEqualTo(Optional.ofNullable(currency));
  }

  @Test
  void words_that_say_nothing_are_dropped_unless_there_are_no_others() {
    assertThat(Phrases.in("looking for a room in the city").words()).contains("room city");
    assertThat(Phrases.in("the in").words()).contains("the in");
  }

  private static void assertAmount(Optional<BigDecimal> actual, BigDecimal expected) {
    if (expected == null) {
      assertThat(actual).isEmpty();
    } else {
      assertThat(actual.orElseThrow()).isEqualByComparingTo(expected);
    }
  }
}
