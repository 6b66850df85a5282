package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.tenantry.platform.web.BoundedInput;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * End of a page: the sort values of its last listing, and the settings under which the pages before
 * were read. Reading on from there is stable however many listings come and go.
 */
record Cursor(Sort sort, Reading reading, List<FieldValue> values) {

  /** Before the values: the sort, the day, the corrected words or false. */
  private static final int HEAD = 3;

  private static final int LONGEST = 2 * CriteriaReader.LONGEST_TEXT;
  private static final double LARGEST = 1e15;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /** As clients carry it. */
  String encoded() {
    JsonArray json =
        new JsonArray()
            .add(sort.parameter())
            .add(reading.day().toString())
            .add(reading.corrected().map(Object.class::cast).orElse(false));
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
      return json.size() > HEAD && json.getValue(0) instanceof String name
          ? Sort.of(name).map(sort -> new Cursor(sort, reading(json), values(sort, json)))
          : Optional.empty();
    } catch (IllegalArgumentException
        | ClassCastException
        | NullPointerException
        | DateTimeException
        | DecodeException e) {
      return Optional.empty();
    }
  }

  private static Reading reading(JsonArray json) {
    Reading asTyped = Reading.asTyped(BoundedInput.day(json.getString(1)));
    if (json.getValue(2) instanceof String corrected && corrected.length() <= LONGEST) {
      return asTyped.correctedTo(BoundedInput.text(corrected));
    }
    if (json.getBoolean(2)) {
      throw new IllegalArgumentException("No corrected words");
    }
    return asTyped;
  }

  /** The sort keys, if there are others than the id, and the id. */
  private static List<FieldValue> values(Sort sort, JsonArray json) {
    List<FieldValue> values = new ArrayList<>();
    if (sort.isOfRent()) {
      values.add(FieldValue.of(currency(json.getString(HEAD))));
    }
    if (sort != Sort.NEWEST) {
      values.add(FieldValue.of(number(json.getNumber(HEAD + values.size()).doubleValue())));
    }
    UUID id = UUID.fromString(json.getString(HEAD + values.size()));
    values.add(FieldValue.of(id.toString()));
    if (json.size() != HEAD + values.size()) {
      throw new IllegalArgumentException("Too many values");
    }
    return values;
  }

  private static String currency(String code) {
    if (!CURRENCY.matcher(code).matches()) {
      throw new IllegalArgumentException("No currency");
    }
    return code;
  }

  private static double number(double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      throw new IllegalArgumentException("No score, rent or distance");
    }
    return value;
  }
}
