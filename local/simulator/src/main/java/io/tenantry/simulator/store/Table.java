package io.tenantry.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** Objects by their {@code id}, with an index over the fields that lists filter by. */
public final class Table {
  private static final char SEPARATOR = '\u0000';
  private static final char AFTER_SEPARATOR = '\u0001';

  private final MVMap<String, String> rows;
  private final MVMap<String, String> index;
  private final List<String> indexed;

  Table(MVMap<String, String> rows, MVMap<String, String> index, List<String> indexed) {
    this.rows = rows;
    this.index = index;
    this.indexed = indexed;
  }

  /** Adds or replaces. */
  public void put(ObjectNode object) {
    String id = object.get("id").asText();
    String before = rows.put(id, Json.write(object));
    Map<String, String> old = before == null ? Map.of() : entries(Json.read(before));
    Map<String, String> now = entries(object);
    old.keySet().stream().filter(key -> !now.containsKey(key)).forEach(index::remove);
    now.keySet().stream().filter(key -> !old.containsKey(key)).forEach(key -> index.put(key, ""));
  }

  /** Forgets an object. */
  public void remove(ObjectNode object) {
    rows.remove(object.get("id").asText());
    entries(object).keySet().forEach(index::remove);
  }

  /** The object with this id. */
  public Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(rows.get(id)).map(Json::read);
  }

  /** All objects, newest first. */
  public Stream<ObjectNode> newestFirst() {
    return newestFirst("");
  }

  /** All objects, newest first, those after {@code startingAfter} when it isn't empty. */
  public Stream<ObjectNode> newestFirst(String startingAfter) {
    String first = startingAfter.isEmpty() ? rows.lastKey() : rows.lowerKey(startingAfter);
    return Stream.iterate(first, Objects::nonNull, rows::lowerKey).map(rows::get).map(Json::read);
  }

  /** Like {@link #newestFirst} among those whose indexed {@code field} has this value. */
  public Stream<ObjectNode> newestFirst(String field, String value, String startingAfter) {
    String prefix = field + SEPARATOR + value + SEPARATOR;
    String from =
        startingAfter.isEmpty()
            ? field + SEPARATOR + value + AFTER_SEPARATOR
            : prefix + startingAfter;
    return Stream.iterate(
            index.lowerKey(from), key -> key != null && key.startsWith(prefix), index::lowerKey)
        .map(key -> rows.get(key.substring(prefix.length())))
        .map(Json::read);
  }

  /** True when lists by this field need no scan. */
  public boolean indexes(String field) {
    return indexed.contains(field);
  }

  private Map<String, String> entries(ObjectNode object) {
    String id = object.get("id").asText();
    return indexed.stream()
        .filter(field -> object.path(field).isTextual())
        .collect(
            Collectors.toMap(
                field -> field + SEPARATOR + object.get(field).asText() + SEPARATOR + id,
                field -> ""));
  }
}
