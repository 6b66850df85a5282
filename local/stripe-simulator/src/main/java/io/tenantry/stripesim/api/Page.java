package io.tenantry.stripesim.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stripe's lists: newest first, {@code limit}, {@code starting_after}, equal fields, created. */
public final class Page {
  private static final long DEFAULT_LIMIT = 10;
  private static final long MAX_LIMIT = 100;

  private Page() {}

  /** The page of {@code table} that the call asks for; {@code fields} are the ones to filter by. */
  public static ObjectNode of(Table table, Call call, String... fields) {
    Map<String, String> wanted = new TreeMap<>();
    for (String field : fields) {
      call.params().text(field).ifPresent(value -> wanted.put(field, value));
    }
    if (call.params().has("ending_before")) {
      throw StripeError.request("ending_before isn't simulated; use starting_after.");
    }
    long limit = limit(call.params());
    List<ObjectNode> found =
        candidates(table, wanted, call.params().text("starting_after").orElse(""))
            .filter(matches(wanted))
            .filter(created(call.params()))
            .limit(limit + 1)
            .toList();
    ArrayNode data = Json.array(found.stream().limit(limit));
    return list(call.path(), found.size() > limit, data);
  }

  /** The list object around {@code data}. */
  public static ObjectNode list(String url, boolean hasMore, ArrayNode data) {
    ObjectNode list = Json.object().put("object", "list");
    list.set("data", data);
    return list.put("has_more", hasMore).put("url", url);
  }

  private static long limit(Params params) {
    long limit = params.integer("limit").orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw StripeError.invalid(
          "parameter_invalid_integer", "limit must be between 1 and 100.", "limit");
    }
    return limit;
  }

  private static Stream<ObjectNode> candidates(
      Table table, Map<String, String> wanted, String startingAfter) {
    return wanted.keySet().stream()
        .filter(table::indexes)
        .findFirst()
        .map(field -> table.newestFirst(field, wanted.get(field), startingAfter))
        .orElseGet(() -> table.newestFirst(startingAfter));
  }

  private static Predicate<ObjectNode> matches(Map<String, String> wanted) {
    return object ->
        wanted.entrySet().stream()
            .allMatch(entry -> object.path(entry.getKey()).asText().equals(entry.getValue()));
  }

  private static Predicate<ObjectNode> created(Params params) {
    Params range = params.child("created");
    long from =
        Math.max(
            range.integer("gte").orElse(Long.MIN_VALUE),
            range.integer("gt").orElse(Long.MIN_VALUE + 1) + 1);
    long to =
        Math.min(
            range.integer("lte").orElse(Long.MAX_VALUE),
            range.integer("lt").orElse(Long.MAX_VALUE - 1) - 1);
    return object -> {
      long created = object.path("created").asLong();
      return created >= from && created <= to;
    };
  }
}
