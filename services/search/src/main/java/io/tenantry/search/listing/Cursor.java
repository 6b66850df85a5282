package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page ended: the sort values of its last listing. Reading on from there is stable however
 * many listings come and go.
 */
record Cursor(Sort sort, List<FieldValue> values) {

  /** The sort key and the id. */
  private static final int LONGEST = 2;

  /** As clients carry it. */
  String encoded() {
    JsonArray json = new JsonArray().add(sort.parameter());
    values.forEach(value -> json.add(value._get()));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a cursor; empty when it is not one of ours. */
  static Optional<Cursor> decode(String encoded) {
    try {
      JsonArray json =
          new JsonArray(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
      Optional<Sort> sort =
          json.size() > 1 && json.getValue(0) instanceof String name
              ? Sort.of(name)
              : Optional.empty();
      List<FieldValue> values =
          json.stream().skip(1).filter(Cursor::isKey).map(Cursor::key).toList();
      return sort.filter(
              known -> values.size() == length(known) && json.size() == 1 + values.size())
          .map(known -> new Cursor(known, values));
    } catch (IllegalArgumentException | DecodeException e) {
      return Optional.empty();
    }
  }

  private static boolean isKey(Object value) {
    return value instanceof String || value instanceof Number;
  }

  private static FieldValue key(Object value) {
    return switch (value) {
      case String text -> FieldValue.of(text);
      case Double number -> FieldValue.of(number.doubleValue());
      case Number number -> FieldValue.of(number.longValue());
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private static int length(Sort sort) {
    return sort == Sort.NEWEST ? 1 : LONGEST;
  }
}
