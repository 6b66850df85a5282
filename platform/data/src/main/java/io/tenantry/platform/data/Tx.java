package io.tenantry.platform.data;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A transaction under way. Parameters are {@code $1, $2, …}. Once its work has ended, everything
 * fails with an {@link IllegalStateException}: the connection may serve somebody else by then.
 */
public final class Tx {
  private final SqlClient connection;
  private volatile boolean ended;

  Tx(SqlClient connection) {
    this.connection = connection;
  }

  void end() {
    ended = true;
  }

  /** The first row, if there is one. */
  public <T> Uni<Optional<T>> one(String sql, Function<Row, T> read, Object... parameters) {
    return run(sql, parameters)
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(read.apply(rows.iterator().next())));
  }

  /** All rows. */
  public <T> Uni<List<T>> list(String sql, Function<Row, T> read, Object... parameters) {
    return run(sql, parameters)
        .map(
            rows -> {
              List<T> items = new ArrayList<>(rows.size());
              rows.forEach(row -> items.add(read.apply(row)));
              return items;
            });
  }

  /** Executes a statement. The item is how many rows it touched. */
  public Uni<Integer> execute(String sql, Object... parameters) {
    return run(sql, parameters).map(RowSet::rowCount);
  }

  /** Executes a statement for each of these rows of parameters, in one round trip. */
  public Uni<Void> executeAll(String sql, List<Object[]> rows) {
    return prepared(sql)
        .flatMap(query -> query.executeBatch(rows.stream().map(Tx::tuple).toList()))
        .replaceWithVoid();
  }

  private Uni<RowSet<Row>> run(String sql, Object... parameters) {
    return prepared(sql).flatMap(query -> query.execute(tuple(parameters)));
  }

  /** Asked when the statement is sent, which may be long after the work has described it. */
  private Uni<PreparedQuery<RowSet<Row>>> prepared(String sql) {
    return Uni.createFrom()
        .item(
            () -> {
              if (ended) {
                throw new IllegalStateException("The transaction has ended");
              }
              return connection.preparedQuery(sql);
            });
  }

  private static Tuple tuple(Object... parameters) {
    Tuple tuple = Tuple.tuple();
    for (Object parameter : parameters) {
      tuple.addValue(encode(parameter));
    }
    return tuple;
  }

  /** Optionals may be passed as they are, and instants: columns are timestamptz. */
  private static Object encode(Object parameter) {
    return switch (parameter) {
      case Optional<?> optional -> optional.map(Tx::encode).orElse(null);
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case State<?> state -> state.column();
      case Enum<?> constant -> constant.name();
      case byte[] bytes -> Buffer.buffer(bytes);
      case null, default -> parameter;
    };
  }

  /** Reads a timestamptz column. */
  public static Instant instant(Row row, String name) {
    return row.getOffsetDateTime(name).toInstant();
  }

  /** Reads money from {@code <name>_amount} and {@code currency}. */
  public static Money money(Row row, String name) {
    CurrencyUnit currency = CurrencyUnit.of(row.getString("currency"));
    return Money.of(
        currency,
        row.getBigDecimal(name + "_amount")
            .setScale(currency.getDecimalPlaces(), RoundingMode.UNNECESSARY));
  }
}
