package io.tenantry.platform.privacy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads what a person's document is made of. */
public final class Sections {
  private static final Pattern SNAKE = Pattern.compile("_([a-z0-9])");

  private Sections() {}

  /**
   * A section for each query, in the map's order.
   *
   * @param queries section → a query for one {@code jsonb} column; {@code $1} is the person
   */
  public static Uni<JsonObject> read(Tx tx, UUID person, Map<String, String> queries) {
    return Multi.createFrom()
        .iterable(queries.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            section ->
                tx.list(section.getValue(), row -> row.getJsonObject(0), person)
                    .map(rows -> Map.entry(section.getKey(), rows)))
        .collect()
        .in(
            JsonObject::new,
            (all, section) -> all.put(section.getKey(), array(section.getValue())));
  }

  /**
   * The sentences of those queries that find something.
   *
   * @param queries sentence → a query for one boolean; {@code $1} is the person
   */
  public static Uni<List<String>> sentences(Tx tx, UUID person, Map<String, String> queries) {
    return Multi.createFrom()
        .iterable(queries.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            query ->
                tx.one(query.getValue(), row -> row.getBoolean(0), person)
                    .map(
                        found ->
                            found.orElse(false)
                                ? Optional.of(query.getKey())
                                : Optional.<String>empty()))
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow)
        .collect()
        .asList();
  }

  /** Executes statements in order; {@code $1} is the person. */
  public static Uni<Void> execute(Tx tx, UUID person, List<String> statements) {
    return Multi.createFrom()
        .iterable(statements)
        .onItem()
        .transformToUniAndConcatenate(statement -> tx.execute(statement, person))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static JsonArray array(List<JsonObject> rows) {
    JsonArray array = new JsonArray();
    rows.forEach(row -> array.add(camelCase(row)));
    return array;
  }

  private static JsonObject camelCase(JsonObject row) {
    JsonObject named = new JsonObject();
    row.forEach(
        field ->
            named.put(
                SNAKE.matcher(field.getKey()).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT)),
                field.getValue()));
    return named;
  }
}
