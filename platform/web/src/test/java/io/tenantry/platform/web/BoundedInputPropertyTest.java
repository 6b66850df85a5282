package io.tenantry.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class BoundedInputPropertyTest {
  @Property
  void days_from_1900_to_2200_are_read_and_all_others_refused(
      @ForAll @LongRange(min = -365_243_219_162L, max = 365_241_780_471L) long epochDay) {
    holds(LocalDate.ofEpochDay(epochDay));
  }

  @Property
  void days_about_the_bounds_are_told_apart(
      @ForAll @LongRange(min = -30_000, max = 90_000) long epochDay) {
    holds(LocalDate.ofEpochDay(epochDay));
  }

  private static void holds(LocalDate day) {
    if (day.getYear() >= 1900 && day.getYear() <= 2200) {
      assertThat(BoundedInput.day(day.toString())).isEqualTo(day);
      Instant noon = Instant.parse(day + "T12:00:00Z");
      assertThat(BoundedInput.instant(noon.toString())).isEqualTo(noon);
    } else {
      assertThatThrownBy(() -> BoundedInput.day(day.toString()))
          .isInstanceOf(DateTimeException.class);
      assertThatThrownBy(() -> BoundedInput.instant(day + "T12:00:00Z"))
          .isInstanceOf(DateTimeException.class);
    }
  }

  @Example
  void a_time_at_the_very_end_of_the_last_day_is_read() {
    assertThat(BoundedInput.instant("2200-12-31T23:59:59.999999999Z")).isNotNull();
    assertThat(BoundedInput.instant("2026-01-01T05:30:00+05:30"))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    for (String unfit :
        new String[] {
          "", "soon", "2201-01-01T00:00:00Z", "+294277-01-01T00:00:00Z", "9".repeat(100_000)
        }) {
      assertThatThrownBy(() -> BoundedInput.instant(unfit)).isInstanceOf(DateTimeException.class);
      assertThatThrownBy(() -> BoundedInput.day(unfit)).isInstanceOf(DateTimeException.class);
    }
  }

  @Property
  void amounts_of_up_to_fifteen_digits_before_the_point_are_read_as_they_are(
      @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long whole,
      @ForAll("decimals") String decimals) {
    String text = whole + decimals;
    assertThat(BoundedInput.amount(text)).isEqualTo(new BigDecimal(text));
  }

  @Provide
  Arbitrary<String> decimals() {
    return Arbitraries.of("", ".0", ".5", ".25", ".1234");
  }

  @Property
  void nothing_larger_is_an_amount(
      @ForAll @LongRange(min = 1_000_000_000_000_000L, max = Long.MAX_VALUE) long whole) {
    assertThatThrownBy(() -> BoundedInput.amount("" + whole))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> BoundedInput.amount("-" + whole))
        .isInstanceOf(NumberFormatException.class);
  }

  @Example
  void exponents_plus_signs_other_digits_and_long_texts_are_no_amounts() {
    for (String unfit :
        new String[] {
          "",
          " ",
          "1e3",
          "1E-2",
          "1e4000000",
          "+12500",
          "१२",
          "٣",
          "NaN",
          "0x10",
          "1_000",
          ".",
          "-",
          "1.",
          "12,500.00",
          " 1",
          "0." + "0".repeat(30),
          "9".repeat(100_000)
        }) {
      assertThatThrownBy(() -> BoundedInput.amount(unfit))
          .as(unfit)
          .isInstanceOf(NumberFormatException.class);
    }
  }

  @Property
  void a_text_is_kept_exactly_when_each_of_its_characters_can_be(
      @ForAll("anyCharacters") String text) {
    boolean whole =
        text.codePoints()
            .allMatch(
                at ->
                    "\n\r\t".indexOf(at) >= 0
                        || !(at < 0x20
                            || (at >= 0x7F && at < 0xA0)
                            || (at >= 0xD800 && at < 0xE000)
                            || at == 0xFFFE
                            || at == 0xFFFF));
    if (whole) {
      assertThat(BoundedInput.text(text)).isSameAs(text);
    } else {
      assertThatThrownBy(() -> BoundedInput.text(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Provide
  Arbitrary<String> anyCharacters() {
    return Arbitraries.oneOf(
            Arbitraries.chars().all(),
            Arbitraries.chars().range('\u0000', '\u00A0'),
            Arbitraries.chars().range('\uD7FE', '\uE001'),
            Arbitraries.of('\uD83C', '\uDFE0', 'a', 'ä', 'आ', '\uFFFE', '\uFFFF'))
        .list()
        .ofMaxSize(6)
        .map(
            characters -> {
              StringBuilder text = new StringBuilder();
              characters.forEach(text::append);
              return text.toString();
            });
  }

  @Example
  void texts_that_nobody_can_see_are_told_from_names_of_all_scripts() {
    for (String blank :
        new String[] {
          "\u00A0",
          "\u200B",
          " \u200B ",
          "\u2003\u2003",
          "\u3164",
          "\u2800",
          "\uFEFF",
          "\u200D\u200C",
          "\u034F",
          "\uFE0F",
          "\u202E"
        }) {
      assertThat(BoundedInput.objection(blank)).as(blank).isPresent();
    }
    for (String name :
        new String[] {
          "", " ", "A", "आशा", "李", "👩‍👩‍👧", "O’Brien", "محمد", "한", "🏠", "Ł", "\u00A0x", "नि"
        }) {
      assertThat(BoundedInput.objection(name)).as(name).isEmpty();
    }
  }
}
