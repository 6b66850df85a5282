package io.tenantry.search.listing;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void a_cursor_carries_sort_values_and_how_the_list_is_read() {
    String id = UUID.randomUUID().toString();
    Reading reading = Reading.asTyped(LocalDate.of(2027, 1, 31)).correctedTo("sunny bed");
    Cursor cursor =
        new Cursor(
            Sort.RENT,
            reading,
            List.of(FieldValue.of("INR"), FieldValue.of(12500.5), FieldValue.of(id)));
    Cursor read = Cursor.decode(cursor.encoded()).orElseThrow();
    assertThat(read.sort()).isEqualTo(Sort.RENT);
    assertThat(read.reading()).isEqualTo(reading);
    assertThat(read.values().get(0).stringValue()).isEqualTo("INR");
    assertThat(read.values().get(1).doubleValue()).isEqualTo(12500.5);
    assertThat(read.values().get(2).stringValue()).isEqualTo(id);
  }

  @Test
  void a_list_that_is_read_as_typed_is_read_on_as_typed() {
    Reading reading = Reading.asTyped(LocalDate.of(2027, 1, 31));
    FieldValue id = FieldValue.of(UUID.randomUUID().toString());
    Cursor read =
        Cursor.decode(new Cursor(Sort.NEWEST, reading, List.of(id)).encoded()).orElseThrow();
    assertThat(read.reading()).isEqualTo(reading);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "[\"rent\"]",
        "[\"rent\", 1]",
        "nonsense",
        "{\"a\": 1}",
        "[1, 2, 3]",
        "[\"price\", \"2027-01-31\", false, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"distance\", \"2027-01-31\", false, {}, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"distance\", \"2027-01-31\", false, \"1\", \"01900000-0000-7000-8000-000000000001\"]",
        "[\"distance\", \"2027-01-31\", false, 1, \"01900000-0000-7000-8000-000000000001\", 2]",
        "[\"distance\", \"2027-02-31\", false, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"distance\", \"2027-01-31\", true, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"distance\", \"2027-01-31\", null, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"distance\", \"2027-01-31\", false, null, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"distance\", \"2027-01-31\", false, 1, \"a\"]",
        "[\"relevance\", \"+999999999-12-31\", false, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\", \"-999999999-01-01\", false, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\", \"+99999-01-01\", false, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\", \"2027-01-31\", false, 1e999, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\", \"2027-01-31\", false, 1e300, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\", \"2027-01-31\", \"\\ud800\", 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"relevance\", \"2027-01-31\", \"a\\u0000\", 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"rent\", \"2027-01-31\", false, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"rent\", \"2027-01-31\", false, \"rupee\", 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"rent\", \"2027-01-31\", false, null, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"newest\", \"2027-01-31\", false, 1, \"01900000-0000-7000-8000-000000000001\"]"
      })
  void anything_else_is_none(String json) {
    assertThat(Cursor.decode(base64(json))).isEmpty();
    assertThat(Cursor.decode(json)).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
