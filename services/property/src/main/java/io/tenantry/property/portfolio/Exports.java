package io.tenantry.property.portfolio;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** An organization's portfolio as a file that can be imported again. */
@ApplicationScoped
class Exports {
  private static final UUID FIRST = new UUID(0, 0);
  private static final int BATCH = 50;

  /** By it spreadsheets tell UTF-8 from the encoding of their country. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final String ROWS =
      """
      select p.id, p.name as property_name, p.type as property_type, p.description,
        p.address_line1, p.address_line2, p.city, p.state, p.postal_code, p.country, p.latitude,
        p.longitude, array_to_string(p.amenities, '|') as amenities, f.building, f.floor_number,
        f.name as floor_name, r.room_number, r.room_type, r.total_beds, r.square_footage,
        r.rent_amount as room_rent, r.deposit_amount as room_deposit, b.bed_number, b.bed_type,
        b.status as bed_status, b.rent_amount as bed_rent, b.deposit_amount as bed_deposit,
        coalesce(b.currency, r.currency) as currency
      from (select * from property where deleted_at is null and id > $1 order by id limit $2) p
        left join floor f on f.property_id = p.id and f.deleted_at is null
        left join room r on r.floor_id = f.id and r.deleted_at is null
        left join bed b on b.room_id = r.id and b.deleted_at is null
      order by p.id, f.building nulls first, f.floor_number, r.room_number, b.bed_number
      """;

  private final Database database;

  Exports(Database database) {
    this.database = database;
  }

  /** Some lines of text at a time. */
  private record Part(String text, int properties, Optional<UUID> last) {}

  /** The whole file, in pieces. */
  Multi<String> of(Caller caller) {
    Multi<String> lines =
        Multi.createBy()
            .repeating()
            .uni(() -> new AtomicReference<>(FIRST), last -> part(caller, last))
            .whilst(part -> part.properties() == BATCH)
            .map(Part::text);
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(BYTE_ORDER_MARK + csv(Stream.of((Object) Column.headers()))),
            lines)
        .filter(text -> !text.isEmpty());
  }

  private Uni<Part> part(Caller caller, AtomicReference<UUID> last) {
    return database
        .as(caller, tx -> tx.list(ROWS, row -> row, last.get(), BATCH))
        .map(Exports::part)
        .invoke(part -> part.last().ifPresent(last::set));
  }

  private static Part part(List<Row> rows) {
    List<UUID> properties = rows.stream().map(row -> row.getUUID("id")).distinct().toList();
    return new Part(
        csv(rows.stream().map(Exports::cells)),
        properties.size(),
        properties.isEmpty() ? Optional.empty() : Optional.of(properties.getLast()));
  }

  private static Object cells(Row row) {
    return Stream.of(Column.values()).map(column -> cell(row, column)).toArray();
  }

  /** Numbers are written as they are; what people wrote is guarded. */
  private static Object cell(Row row, Column column) {
    Object value = row.getValue(column.header());
    return switch (value) {
      case null -> "";
      case Numeric amount -> amount.bigDecimalValue().stripTrailingZeros().toPlainString();
      default -> Column.NUMBERS.contains(column) ? value : Formula.guarded(value.toString());
    };
  }

  private static String csv(Stream<Object> rows) {
    var text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
      for (Object row : rows.toList()) {
        printer.printRecord((Object[]) row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
