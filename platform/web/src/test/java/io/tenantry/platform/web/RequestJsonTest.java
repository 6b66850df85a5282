package io.tenantry.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJsonTest {
  enum Kind {
    ROOM,
    BED
  }

  record Part(String name, List<Integer> numbers) {}

  record Wish(
      String name,
      Optional<String> note,
      Kind kind,
      LocalDate day,
      Optional<Instant> at,
      Money rent,
      Integer count,
      Long size,
      BigDecimal share,
      Double latitude,
      List<String> tags,
      Set<Kind> kinds,
      Map<String, Object> rules,
      List<Part> parts) {}

  private final ObjectMapper mapper = mapper();

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.registerModules(new Jdk8Module(), new JavaTimeModule());
    mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    new JsonShape().customize(mapper);
    return RequestJson.strict(mapper);
  }

  private Wish read(String json) throws IOException {
    return mapper
        .readerFor(Wish.class)
        .readValue(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> refused(String json) {
    try {
      Wish wish = read(json);
      throw new AssertionError("Taken: " + wish);
    } catch (MismatchedInputException unfit) {
      HttpProblem problem = new UnfitJsonMapper().toProblem(unfit);
      assertThat(problem.getStatusCode()).as(json).isEqualTo(422);
      return ((List<?>) problem.getParameters().get("violations"))
          .stream().map(violation -> ((Violation) violation).field).toList();
    } catch (IOException other) {
      throw new AssertionError(json, other);
    }
  }

  @Test
  void what_people_send_is_taken_as_it_is() throws IOException {
    Wish wish =
        read(
            """
            {"name": "Sea View 🏠", "note": "two\\nlines\\tand \\uD83C\\uDFE0", "kind": "Room",
             "day": "2027-01-31", "at": "2027-01-31T05:30:00+05:30",
             "rent": {"amount": 12500.50, "currency": "INR"}, "count": 3, "size": 5000000000,
             "share": 12.25, "latitude": 1.5e-7, "tags": ["wifi", ""], "kinds": ["bed"],
             "rules": {"pets": true, "quiet hours": ["22:00"], "guests": 2},
             "parts": [{"name": "a", "numbers": [1, 2]}], "unknown": {"a": 1}}
            """);
    assertThat(wish.name()).isEqualTo("Sea View 🏠");
    assertThat(wish.note()).contains("two\nlines\tand 🏠");
    assertThat(wish.kind()).isEqualTo(Kind.ROOM);
    assertThat(wish.day()).isEqualTo("2027-01-31");
    assertThat(wish.at()).contains(Instant.parse("2027-01-31T00:00:00Z"));
    assertThat(wish.rent()).isEqualTo(Money.parse("INR 12500.50"));
    assertThat(wish.size()).isEqualTo(5_000_000_000L);
    assertThat(wish.rules()).containsEntry("pets", true);
  }

  @Test
  void what_is_not_said_is_absent() throws IOException {
    Wish wish = read("{\"name\": null, \"day\": null, \"at\": null, \"rent\": null}");
    assertThat(wish.name()).isNull();
    assertThat(wish.at()).isEmpty();
    assertThat(read("{\"day\": \"\"}").day()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000", "a\\u0000b", "\\uD800", "\\uDFE0", "\\uDFE0\\uD83C", "a\\u0008", "\\u001b[2J",
        "\\u007f", "\\u0085", "\\uFFFE", "\\uFFFF", "\\u200B", "\\u00A0", " \\u2003"
      })
  void texts_that_cannot_be_kept_or_seen_are_refused_wherever_they_stand(String text) {
    assertThat(refused("{\"name\": \"" + text + "\"}")).containsExactly("name");
    assertThat(refused("{\"note\": \"" + text + "\"}")).containsExactly("note");
    assertThat(refused("{\"tags\": [\"wifi\", \"" + text + "\"]}")).containsExactly("tags[1]");
    assertThat(refused("{\"rules\": {\"a\": {\"b\": [\"" + text + "\"]}}}"))
        .containsExactly("rules.a.b[0]");
    assertThat(refused("{\"parts\": [{\"name\": \"" + text + "\"}]}"))
        .containsExactly("parts[0].name");
  }

  @Test
  void names_within_a_map_are_texts_too() {
    for (String name : new String[] {"\\u0000", "a\\u0001", "\\u200B", "x".repeat(10_001)}) {
      assertThat(refused("{\"rules\": {\"" + name + "\": 1}}")).containsExactly("rules");
    }
    assertThatThrownBy(() -> read("{\"rules\": {\"\\uD800\": 1}}"))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void all_unfit_texts_are_named_at_once() {
    assertThat(
            refused(
                """
                {"name": "\\u0000", "note": "\\uD800", "tags": ["a", "\\u0001"],
                 "parts": [{"name": "\\u0002", "numbers": [null]}]}
                """))
        .containsExactly("name", "note", "tags[1]", "parts[0].name", "parts[0].numbers[0]");
    assertThat(refused("{\"name\": \"\\u0000\", \"day\": \"soon\"}"))
        .containsExactly("name", "day");
  }

  @Test
  void texts_are_at_most_ten_thousand_characters_long() throws IOException {
    String longest = "x".repeat(BoundedInput.LONGEST_TEXT);
    assertThat(read("{\"name\": \"" + longest + "\"}").name()).isEqualTo(longest);
    assertThat(refused("{\"name\": \"" + longest + "x\"}")).containsExactly("name");
    assertThat(refused("{\"rules\": {\"a\": \"" + "x".repeat(100_000) + "\"}}"))
        .containsExactly("rules.a");
    assertThat(refused("{\"day\": \"" + "9".repeat(100_000) + "\"}")).contains("day");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"-999999999-01-01\"",
        "\"+999999999-12-31\"",
        "\"+10000-01-01\"",
        "\"+5874898-01-01\"",
        "\"+11761241-01-20\"",
        "\"1899-12-31\"",
        "\"2201-01-01\"",
        "\"2026-02-30\"",
        "\"soon\"",
        "0",
        "20000",
        "[2026, 1, 1]",
        "{}",
        "true"
      })
  void days_outside_of_calendars_are_refused(String day) {
    assertThat(refused("{\"day\": " + day + "}").getFirst()).startsWith("day");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"+294277-01-01T00:00:00Z\"",
        "\"-4713-01-01T00:00:00Z\"",
        "\"+1000000000-12-31T23:59:59Z\"",
        "\"10000-01-01T00:00:00Z\"",
        "\"2201-01-01T00:00:00Z\"",
        "\"2027-01-31\"",
        "1700000000",
        "1e20",
        "[]",
        "{}"
      })
  void times_outside_of_calendars_are_refused(String at) {
    assertThat(refused("{\"at\": " + at + "}")).containsExactly("at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"1e1000000\"",
        "\"1e3\"",
        "\"+12500\"",
        "\"١٢\"",
        "\"1000000000000000\"",
        "\"-1000000000000000\"",
        "1000000000000000",
        "1e15",
        "1e400",
        "1e4000000",
        "-1e999999999",
        "1.005",
        "\"\"",
        "null",
        "true",
        "[]",
        "{}",
        "\"NaN\"",
        "\"1\\u0000\""
      })
  @Timeout(2)
  void amounts_beyond_bounds_are_refused_without_being_computed(String amount) {
    assertThat(
            refused("{\"rent\": {\"amount\": " + amount + ", \"currency\": \"INR\"}}").getFirst())
        .startsWith("rent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"XXX", "XAU", "XAG", "XPT", "XPD", "XTS", "XDR", "XBA", "DEM", "HRK", "inr"})
  void nobody_pays_with_what_is_no_currency(String currency) {
    assertThat(refused("{\"rent\": {\"amount\": \"1\", \"currency\": \"" + currency + "\"}}"))
        .containsExactly("rent");
  }

  @Test
  void the_largest_amount_fits() throws IOException {
    assertThat(
            read("{\"rent\": {\"amount\": \"999999999999999.99\", \"currency\": \"INR\"}}").rent())
        .isEqualTo(Money.parse("INR 999999999999999.99"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "count|2147483648",
        "count|1e4000000",
        "count|1.5",
        "count|[]",
        "count|{}",
        "count|\"x\"",
        "count|99999999999999999999",
        "size|9223372036854775808",
        "size|1e30",
        "share|1e400",
        "share|1e4000000",
        "share|1e-4000000",
        "latitude|1e400",
        "latitude|{}",
        "rules.a|1e4000000",
        "kind|0",
        "kind|\"0\"",
        "kind|1",
        "kind|\"castle\"",
        "kind|{}",
        "kinds[0]|0",
        "name|{}",
        "name|[]",
        "tags|\"wifi\"",
        "tags|{}",
        "parts|{}",
        "parts[0]|1",
        "rules|[]",
        "rules|1",
        "tags[0]|null",
        "kinds[0]|null",
        "rules.a|null",
        "parts[0]|null",
        "parts[0].numbers[0]|null",
        "parts[0].numbers[0]|1e19"
      })
  @Timeout(2)
  void wrong_types_ordinals_and_numbers_beyond_all_bounds_name_their_field(
      String field, String value) {
    String json = value;
    for (String step : List.of(field.split("(?=[\\[.])")).reversed()) {
      json =
          step.startsWith("[")
              ? "[" + json + "]"
              : "{\"" + step.replace(".", "") + "\": " + json + "}";
    }
    assertThat(refused(json)).as(json).hasSize(1).first().asString().startsWith(field);
  }

  @Test
  void a_number_of_many_digits_costs_nothing() {
    assertThat(refused("{\"share\": " + "9".repeat(900_000) + "}")).containsExactly("share");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"a\"} {\"name\": \"b\"}",
        "{\"name\": \"a\"}]",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"name\": \"a\"",
        "[1, 2]",
        "\"\\u0000\"",
        "1e4000000"
      })
  void bodies_that_are_no_single_object_are_refused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void what_is_nested_without_end_is_refused() {
    assertThatThrownBy(() -> read("{\"rules\": {\"a\": " + "[".repeat(2_000)))
        .isInstanceOfAny(MismatchedInputException.class, StreamReadException.class);
  }
}
