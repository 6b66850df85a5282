package io.tenantry.search.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "pg within 5 km of whitefield | pg whitefield |  |  |  | ",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "under 15k/month |  | 15000 | ",
        "under 15k / month |  | 15000 | ",
        "15k pm |  | 15000 | ",
        "15k p.m. |  | 15000 | ",
        "15k per month |  | 15000 | ",
        "15k a month. |  | 15000 | ",
        "15,000/- pm |  | 15000 | ",
        "15000/month |  | 15000 | ",
        "15,000 |  | 15000 | ",
        "15K PCM |  | 15000 | ",
        "10000-15000 | 10000 | 15000 | ",
        "10,000 to 15,000 | 10000 | 15000 | ",
        "10,000 – 15,000 | 10000 | 15000 | ",
        "10k-15k | 10000 | 15000 | ",
        "10k to 15k per month | 10000 | 15000 | ",
        "from 10k to 15k | 10000 | 15000 | ",
        "Rs. 10,000 - Rs. 15,000 | 10000 | 15000 | INR",
        "15k max |  | 15000 | ",
        "max 15k |  | 15000 | ",
        "max. 15k |  | 15000 | ",
        "15k or less |  | 15000 | ",
        "budget 15000 |  | 15000 | ",
        "budget: ₹15k |  | 15000 | INR",
        "rent 15k |  | 15000 | ",
        "around 15000 |  | 15000 | ",
        "<15000 |  | 15000 | ",
        "< 15k |  | 15000 | ",
        "<= 15k |  | 15000 | ",
        "≤15k |  | 15000 | ",
        "upto 15k |  | 15000 | ",
        "upto15k |  | 15000 | ",
        "up to 15k |  | 15000 | ",
        "under ₹15,000 |  | 15000 | INR",
        "under 15000 rs |  | 15000 | INR",
        "under 15000rs |  | 15000 | INR",
        "１５ｋ max |  | 15000 | ",
        "20k+ | 20000 |  | ",
        ">=10k | 10000 |  | ",
        "10k or more | 10000 |  | ",
        "min 10k max 15k | 10000 | 15000 | ",
        "10k min 15k max | 10000 | 15000 | ",
        "1.5 lakh |  | 150000 | ",
        "under 20 lakh |  | 2000000 | ",
        "1-1.5 lac | 100000 | 150000 | ",
        "1,50,000 |  | 150000 | ",
        "under 1.5 crore |  | 15000000 | ",
        "2 million |  | 2000000 | ",
        "20 triệu/tháng |  | 20000000 | ",
        "3-7 tỷ | 3000000000 | 7000000000 | ",
        "under 20.000.000 vnd |  | 20000000 | VND",
        "€900 |  | 900 | EUR",
        "900 € |  | 900 | EUR",
        "£1,200 pcm |  | 1200 | GBP",
        "$900-1200 | 900 | 1200 | USD",
        "USD 900 |  | 900 | USD",
        "80000 yen |  | 80000 | JPY"
      })
  void rents_are_read_as_people_write_them(
      String typed, BigDecimal min, BigDecimal max, String currency) {
    Phrases phrases = Phrases.in("sunny " + typed + " balcony");
    assertThat(phrases.words()).contains("sunny balcony");
    assertThat(phrases.bedrooms()).isEmpty();
    assertAmount(phrases.minRent(), min);
    assertAmount(phrases.maxRent(), max);
    assertThat(phrases.currency()).isEqualTo(Optional.ofNullable(currency));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1200 sqft",
        "1200 sq ft",
        "1,200 sq. ft.",
        "1200 square feet",
        "under 1200 sqft",
        "1000-1200 sqft",
        "between 800 and 1200 sq ft",
        "min 1000 sft",
        "50 m²",
        "50 sqm",
        "120 square metres",
        "500 metres",
        "within 500 metres",
        "under 500 m",
        "within 500m",
        "2 km",
        "under 2.5 km",
        "less than 10 mins walk",
        "within 15 minutes",
        "500/night",
        "under $300 per week",
        "₹40 per sqft",
        "6 lakh per annum",
        "deposit under 50k",
        "from 2027-01-15",
        "for 6 months",
        "for 2 people"
      })
  void a_number_of_something_else_is_neither_a_rent_nor_a_word(String typed) {
    Phrases phrases = Phrases.in("sunny " + typed + " balcony");
    assertThat(phrases.minRent()).isEmpty();
    assertThat(phrases.maxRent()).isEmpty();
    assertThat(phrases.bedrooms()).isEmpty();
    assertThat(phrases.words()).contains("sunny balcony");
    assertThat(phrases.ignored()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2.5 bhk | 2 3",
        "2½ bhk | 2 3",
        "2.0 bhk | 2",
        "2-3 bhk | 2 3",
        "2–3bhk | 2 3",
        "2 to 4 bhk | 2 3 4",
        "2 or 3 bhk | 2 3",
        "2/3 bhk | 2 3",
        "2,3 bhk | 2 3",
        "2 & 3 bhk | 2 3",
        "2bhk/3bhk | 2 3",
        "2bhk or 3bhk | 2 3",
        "2 bed | 2",
        "2 beds | 2",
        "2-bed | 2",
        "2br | 2",
        "2 BR | 2",
        "two bedroom | 2",
        "two-bedroom | 2",
        "two or three bedrooms | 2 3",
        "3+ bhk | 3 4 5 6 7 8 9 10",
        "8 or more bedrooms | 8 9 10",
        "at least 9 bedrooms | 9 10",
        "up to 2 bhk | 1 2",
        "1 rk | 0 1",
        "1RK | 0 1"
      })
  void bedrooms_are_read_as_people_write_them(String typed, String rooms) {
    Phrases phrases = Phrases.in("sunny " + typed + " flat");
    assertThat(phrases.bedrooms())
        .isEqualTo(Arrays.stream(rooms.split(" ", -1)).map(Integer::valueOf).toList());
    assertThat(phrases.words()).contains("sunny flat");
    assertThat(phrases.maxRent()).isEmpty();
  }

  @Test
  void rooms_and_rents_stand_side_by_side() {
    Phrases phrases = Phrases.in("2-3 bhk 10-15k pune");
    assertThat(phrases.bedrooms()).containsExactly(2, 3);
    assertAmount(phrases.minRent(), new BigDecimal("10000"));
    assertAmount(phrases.maxRent(), new BigDecimal("15000"));
    assertThat(phrases.words()).contains("pune");
    assertAmount(Phrases.in("2bhk pune 15000").maxRent(), new BigDecimal("15000"));
    assertThat(Phrases.in("2bhk 560100").words()).contains("560100");
    assertThat(Phrases.in("sector 62 - 2 bhk").words()).contains("sector 62");
    assertThat(Phrases.in("sector 62, 2 bhk").bedrooms()).containsExactly(2);
    assertAmount(Phrases.in("15k room").maxRent(), new BigDecimal("15000"));
    assertThat(Phrases.in("under 15k for rent").words()).isEmpty();
    assertThat(Phrases.in("4 bed dorm").bedrooms()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "🏠 sunny balcony | sunny balcony",
        "sunny🏠balcony | sunny balcony",
        "sunny & balcony !! ❤️ 👨‍👩‍👧 🇮🇳 | sunny balcony",
        "1️⃣ sunny | 1 sunny",
        "🏠 | ",
        "!!! | ",
        "Cafe\u0301 | cafe"
      })
  void pictures_and_signs_are_no_words(String typed, String words) {
    assertThat(Phrases.in(typed).words()).isEqualTo(Optional.ofNullable(words));
  }

  @Test
  void words_that_say_nothing_are_dropped_unless_there_are_no_others() {
    assertThat(Phrases.in("looking for a room in the city").words()).contains("room city");
    assertThat(Phrases.in("the in").words()).contains("the in");
  }

  @Property
  void whatever_is_typed_is_read(@ForAll @StringLength(max = 200) String typed) {
    Phrases phrases = Phrases.in(typed);
    assertThat(phrases.bedrooms()).allMatch(rooms -> rooms >= 0 && rooms <= 20);
  }

  @Property
  void what_looks_like_phrases_is_read(
      @ForAll @Size(max = 20) List<@From("pieces") String> pieces) {
    Phrases phrases = Phrases.in(String.join("", pieces));
    assertThat(phrases.bedrooms()).allMatch(rooms -> rooms >= 0 && rooms <= 20);
    if (phrases.minRent().isPresent() && phrases.maxRent().isPresent()) {
      assertThat(phrases.minRent().get()).isLessThanOrEqualTo(phrases.maxRent().get());
    }
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        " ",
        "-",
        "–",
        "to",
        "or",
        ",",
        ".",
        "/",
        "1",
        "2",
        "15",
        "15000",
        "999999999999",
        "k",
        "lakh",
        "crore",
        "₹",
        "$",
        "rs",
        "<",
        ">=",
        "max",
        "min",
        "under",
        "from",
        "between",
        "and",
        "bhk",
        "bed",
        "rk",
        "month",
        "pm",
        "sqft",
        "m",
        "km",
        "night",
        "deposit",
        "+",
        "½",
        "two",
        "🏠");
  }

  private static void assertAmount(Optional<BigDecimal> actual, BigDecimal expected) {
    if (expected == null) {
      assertThat(actual).isEmpty();
    } else {
      assertThat(actual.orElseThrow()).isEqualByComparingTo(expected);
    }
  }
}
