package io.tenantry.e2e.values;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Values at the edge of their type and of wrong types, as JSON texts for bodies and encoded for
 * addresses: whatever some field of some operation might take without a thought.
 */
public final class EdgeValues {
  /** Texts that nothing can keep: no operation may take one, in any field. */
  public static final List<String> UNKEEPABLE =
      List.of(
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\uD800\"",
          "\"\\uDFE0\"",
          "\"\\uDC00\\uD800\"",
          "\"a\\u0007\"",
          "\"\\u001b[2J\"",
          "\"\\u007f\"",
          "\"\\uFFFE\"");

  /** Texts that are merely odd. */
  public static final List<String> TEXTS =
      List.of(
          "\"\"",
          "\" \"",
          "\"\\u00a0\"",
          "\"\\u200b\"",
          "\"a\\u2028b\"",
          "\"a\\r\\nb\"",
          "\"\\u202Egnirts\"",
          "\"1e4000000\"",
          "\"NaN\"",
          "\"null\"",
          "\"" + "x".repeat(100_000) + "\"",
          "\"" + "\\uFDFA".repeat(2_000) + "\"");

  /** Numbers that are no 32 bits, no 64 bits, or no number that anybody would want to write out. */
  public static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "-0.0",
          "1.5",
          "1e400",
          "1e4000000",
          "-1e999999999",
          "1e-4000000",
          "2147483648",
          "9223372036854775808",
          "-9223372036854775809",
          "1000000000000000",
          "18446744073709551616",
          "9".repeat(400),
          "9".repeat(20_000));

  /** Days and times that calendars, databases and 32 bits do not hold. */
  public static final List<String> TIMES =
      List.of(
          "\"-999999999-01-01\"",
          "\"+999999999-12-31\"",
          "\"10000-01-01\"",
          "\"+10000-01-01\"",
          "\"+5874898-01-01\"",
          "\"+11761241-01-20\"",
          "\"0000-01-01\"",
          "\"2026-02-30\"",
          "\"+294277-01-01T00:00:00Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "\"9999-12-31T23:59:60Z\"");

  /** Amounts that are too much, or written as nobody writes them. */
  private static final List<String> AMOUNTS =
      List.of(
          "\"1e15\"",
          "\"1e400\"",
          "\"-1e999999999\"",
          "\"+1\"",
          "\"\\u0661\\u0662\"",
          "\"1000000000000000\"",
          "\"" + "9".repeat(400) + "\"",
          "\"0.00000000000000000001\"");

  private static final List<String> SHAPES =
      List.of("null", "true", "[]", "{}", "[null]", "[[[]]]", "{\"a\": null}", "[0]");

  private static final List<String> MAPS =
      List.of(
          "{\"\\u0000\": \"x\"}",
          "{\"\\uD800\": \"x\"}",
          "{\"a\": [null]}",
          "{\"a\": \"\\u0000\"}",
          "{\"a\": 1e4000000}",
          "{\"a\": {\"a\": {\"a\": {\"a\": {}}}}}",
          "{\"" + "k".repeat(100_000) + "\": 1}");

  private static final List<String> ORDINALS = List.of("0", "1", "99", "\"0\"", "\"castle\"");

  private EdgeValues() {}

  /** For a field of this schema, resolved, in a body. */
  public static List<String> of(JsonNode schema) {
    if (schema.path("enum").size() > 0) {
      return all(ORDINALS, UNKEEPABLE, SHAPES, List.of("1e400", TEXTS.getFirst()));
    }
    return switch (Schemas.typeOf(schema)) {
      case "integer", "number" -> all(NUMBERS, UNKEEPABLE.subList(0, 3), AMOUNTS, SHAPES);
      case "boolean" -> all(List.of("0", "1e400", "\"maybe\""), UNKEEPABLE.subList(0, 3), SHAPES);
      case "array" -> all(SHAPES, List.of("\"x\"", "1e4000000"), lists());
      case "object" -> all(SHAPES, MAPS, List.of("\"x\"", "1e4000000", "[1]"));
      default ->
          schema.path("format").asText().startsWith("date")
              ? all(TIMES, UNKEEPABLE, NUMBERS.subList(0, 6), SHAPES, TEXTS)
              : all(UNKEEPABLE, TEXTS, AMOUNTS, TIMES.subList(0, 2), List.of("0", "1e400"), SHAPES);
    };
  }

  private static List<String> lists() {
    List<String> lists = new ArrayList<>();
    UNKEEPABLE.forEach(text -> lists.add("[" + text + "]"));
    lists.add("[" + "null,".repeat(500) + "null]");
    lists.add("[" + "\"x\",".repeat(5_000) + "\"x\"]");
    lists.add("[1e4000000]");
    lists.add("[\"x\", {}]");
    lists.add("[\"" + "x".repeat(100_000) + "\"]");
    return lists;
  }

  /** For a place in an address, percent-encoded. */
  public static List<String> encoded() {
    return List.of(
        "%00",
        "a%00b",
        "a%01b",
        "%1B%5B2J",
        "%7F",
        "%ED%A0%80",
        "%ED%BF%BF",
        "%FF%FE",
        "%EF%BF%BE",
        "%C2%A0",
        "%E2%80%8B",
        "%E2%80%A8",
        "%0D%0Ax%3A%20y",
        "1e400",
        "1e4000000",
        "-1e999999999",
        "0e999999999",
        "9223372036854775808",
        "9".repeat(400),
        "-1",
        "NaN",
        "null",
        "0",
        "-999999999-01-01",
        "%2B999999999-12-31",
        "10000-01-01",
        "%2B5874898-01-01",
        "2026-02-30",
        "%2B294277-01-01T00:00:00Z",
        "%5Bnull%5D",
        "%7B%7D",
        "x".repeat(12_000));
  }

  /** Cursors that look like ours and are not, percent-encoded. */
  public static List<String> cursors() {
    List<String> forged = new ArrayList<>();
    for (String sort : List.of("newest", "relevance", "rent", "-rent", "distance")) {
      for (String day : List.of("-999999999-01-01", "+999999999-12-31", "+99999-01-01", "x")) {
        String id = "00000000-0000-7000-8000-000000000000";
        String key = sort.equals("newest") ? "" : "1e400,";
        forged.add(base64("[\"%s\",\"%s\",false,%s\"%s\"]".formatted(sort, day, key, id)));
      }
    }
    forged.add(base64("[\"newest\",\"2026-01-01\",\"" + "x".repeat(5_000) + "\",\"x\"]"));
    forged.add(base64("[null,null,null,null]"));
    forged.add(base64("[[[[[["));
    forged.add("ffffffff-ffff-ffff-ffff-ffffffffffff");
    return forged;
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @SafeVarargs
  private static List<String> all(List<String>... lists) {
    return Stream.of(lists).flatMap(List::stream).distinct().toList();
  }
}
