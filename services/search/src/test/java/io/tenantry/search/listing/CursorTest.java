package io.tenantry.search.listing;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.FieldValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void a_cursor_carries_sort_and_values() {
    Cursor cursor =
        new Cursor(Sort.RENT, List.of(FieldValue.of(12500.5), FieldValue.of("some-id")));
    Cursor read = Cursor.decode(cursor.encoded()).orElseThrow();
    assertThat(read.sort()).isEqualTo(Sort.RENT);
    assertThat(read.values().get(0).doubleValue()).isEqualTo(12500.5);
    assertThat(read.values().get(1).stringValue()).isEqualTo("some-id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "[\"rent\"]",
        "[\"rent\", 1]",
        "[\"price\", 1, \"a\"]",
        "[\"rent\", {}, \"a\"]",
        "[\"rent\", 1, \"a\", \"b\"]",
        "{\"a\": 1}",
        "[1, 2, 3]",
        "nonsense",
        "[\"rent\", null, \"a\"]"
      })
  void anything_else_is_none(String json) {
    assertThat(Cursor.decode(base64(json))).isEmpty();
    assertThat(Cursor.decode(json)).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
