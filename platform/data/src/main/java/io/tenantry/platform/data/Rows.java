package io.tenantry.platform.data;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Versioned;
import io.vertx.mutiny.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The rows of a table as records. A component is the column of its name in snake case ({@code
 * organizationId} is {@code org_id}), money is {@code <name>_amount} and {@code currency}, an enum
 * is lower case unless its {@link Moves} say otherwise, a list is an array, and the components of a
 * record within the record are columns like the others. Made once, kept in a constant.
 *
 * <p>Statements whose point is their SQL stay SQL: {@code tx.one(sql, ROWS::read, …)}.
 */
public final class Rows<R extends Record> {
  private final String table;
  private final Class<R> type;
  private final Map<String, String> names;
  private final Map<String, Function<Row, ?>> readers;
  private final Map<Class<?>, RowShape> shapes = new ConcurrentHashMap<>();

  private Rows(
      String table,
      Class<R> type,
      Map<String, String> names,
      Map<String, Function<Row, ?>> readers) {
    this.table = table;
    this.type = type;
    this.names = names;
    this.readers = readers;
  }

  /** Rows of this table. */
  public static <R extends Record> Rows<R> of(String table, Class<R> type) {
    return new Rows<>(table, type, Map.of("organizationId", "org_id"), Map.of());
  }

  /** With a component whose column has another name; of money, without {@code _amount}. */
  public Rows<R> named(String component, String column) {
    Map<String, String> more = new LinkedHashMap<>(names);
    more.put(component, column);
    return new Rows<>(table, type, more, readers);
  }

  /** With a component that is made of the row in another way, and not written. */
  public Rows<R> reading(String component, Function<Row, ?> read) {
    Map<String, Function<Row, ?>> more = new LinkedHashMap<>(readers);
    more.put(component, read);
    return new Rows<>(table, type, names, more);
  }

  /** Reads a row. */
  public R read(Row row) {
    return read(row, type);
  }

  private <T> T read(Row row, Class<T> record) {
    RowShape shape = shape(record);
    return record.cast(shape.make(shape.parts().stream().map(part -> read(row, part)).toArray()));
  }

  private Object read(Row row, RowPart part) {
    Function<Row, ?> reader = readers.get(part.name());
    if (reader != null) {
      return reader.apply(row);
    }
    return part.isRecord()
        ? read(row, part.type())
        : RowValue.read(row, part.column(), part.generic());
  }

  private RowShape shape(Class<?> record) {
    return shapes.computeIfAbsent(record, of -> RowShape.of(of, names));
  }

  /** The columns of a record of this table, or of one that has some of them. */
  public Columns columns(Record record) {
    Map<String, Object> columns = new LinkedHashMap<>();
    write(record, columns);
    return new Columns(columns);
  }

  private void write(Record record, Map<String, Object> columns) {
    for (RowPart part : shape(record.getClass()).parts()) {
      if (readers.containsKey(part.name())) {
        continue;
      }
      Object value = part.value(record);
      if (part.isRecord()) {
        write((Record) value, columns);
      } else {
        part.write(value, columns);
      }
    }
  }

  /** Inserts a row as it is. */
  public Uni<R> insert(Tx tx, R row) {
    return insert(tx, columns(row));
  }

  /** Inserts a row of these columns. */
  public Uni<R> insert(Tx tx, Columns columns) {
    return insert(tx, columns, "").map(Optional::orElseThrow);
  }

  /**
   * Inserts a row unless the rest forbids it.
   *
   * @param rest {@code where …} or {@code on conflict …}, with {@code :column} for values
   */
  public Uni<Optional<R>> insert(Tx tx, Columns columns, String rest) {
    Columns.Statement insert = columns.insertInto(table, rest);
    return tx.one(insert.sql(), this::read, insert.parameters());
  }

  /** Inserts a row unless the rest forbids it; whether it did. */
  public Uni<Boolean> insertIf(Tx tx, Columns columns, String rest) {
    Columns.Statement insert = columns.insertInto(table, rest);
    return tx.execute(insert.sql(), insert.parameters()).map(inserted -> inserted == 1);
  }

  /** Changes columns of the row of this id; its version grows if it has one and none is given. */
  public Uni<Optional<R>> update(Tx tx, UUID id, Columns columns) {
    return update(tx, id, columns, "true");
  }

  /** The same, if a condition holds, with {@code :column} for values. */
  public Uni<Optional<R>> update(Tx tx, UUID id, Columns columns, String condition) {
    boolean grows = Versioned.class.isAssignableFrom(type) && !columns.writes("version");
    String more = grows ? ", version = version + 1" : "";
    Columns.Statement update =
        columns.given("id", id).update(table, more, "id = :id and " + condition);
    return tx.one(update.sql(), this::read, update.parameters());
  }

  /** The row of this id, if the transaction sees one. */
  public Uni<Optional<R>> find(Tx tx, UUID id) {
    return tx.one("select * from %s where id = $1".formatted(table), this::read, id);
  }

  /** A page of what the transaction sees, newest first. */
  public Uni<Page<R>> page(Tx tx, PageRequest page) {
    return page(tx, page, "true");
  }

  /**
   * A page of those for which a condition holds, newest first.
   *
   * @param condition with parameters from {@code $3} on
   */
  public Uni<Page<R>> page(Tx tx, PageRequest page, String condition, Object... parameters) {
    Object[] all = new Object[parameters.length + 2];
    all[0] = page.before();
    all[1] = page.rows();
    System.arraycopy(parameters, 0, all, 2, parameters.length);
    return tx.list(
            "select * from %s where id < $1 and %s order by id desc limit $2"
                .formatted(table, condition),
            this::read,
            all)
        .map(rows -> Page.of(rows, page.limit(), this::id));
  }

  private UUID id(R row) {
    return shape(type).parts().stream()
        .filter(part -> part.column().equals("id"))
        .map(part -> (UUID) part.value(row))
        .findFirst()
        .orElseThrow();
  }
}
