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
    Reading reading = new Reading(LocalDate.of(2027, 1, 31), true);
    Cursor cursor =
        new Cursor(Sort.RENT, reading, List.of(FieldValue.of(12500.5), FieldValue.of(id)));
    Cursor read = Cursor.decode(cursor.encoded()).orElseThrow();
    assertThat(read.sort()).isEqualTo(Sort.RENT);
    assertThat(read.reading()).isEqualTo(reading);
    assertThat(read.values().get(0).doubleValue()).isEqualTo(12500.5);
    assertThat(read.values().get(1).stringValue()).isEqualTo(id);
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
        "[\"price\", \"2027-01-31\", true, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"rent\", \"2027-01-31\", true, {}, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"rent\", \"2027-01-31\", true, \"1\", \"01900000-0000-7000-8000-000000000001\"]",
        "[\"rent\", \"2027-01-31\", true, 1, \"01900000-0000-7000-8000-000000000001\", 2]",
        "[\"rent\", \"2027-02-31\", true, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"rent\", \"2027-01-31\", null, 1, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"rent\", \"2027-01-31\", true, null, \"01900000-0000-7000-8000-000000000001\"]",
        "[\"rent\", \"2027-01-31\", true, 1, \"a\"]",
        "[\"newest\", \"2027-01-31\", true, 1, \"01900000-0000-7000-8000-000000000001\"]"
      })
  void anything_else_is_none(String json) {
    assertThat(Cursor.decode(base64(json))).isEmpty();
    assertThat(Cursor.decode(json)).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
