package io.tenantry.property.unit;

import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.PositiveMoney;
import io.tenantry.property.price.OneCurrency;
import io.tenantry.property.price.Priced;
import io.tenantry.property.row.Choice;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A bed of a room, the smallest unit that is let.
 *
 * @param rent a month
 */
public record Bed(
    UUID id,
    UUID propertyId,
    UUID roomId,
    String bedNumber,
    Type bedType,
    Money rent,
    Money deposit,
    Status status,
    Instant createdAt) {

  /** What kind of bed it is. */
  public enum Type {
    SINGLE,
    DOUBLE,
    BUNK
  }

  /** Whether someone sleeps in it. */
  public enum Status {
    VACANT,
    OCCUPIED,
    RESERVED,
    MAINTENANCE
  }

  /** What a landlord says about a bed. */
  @OneCurrency
  record Details(
      @NotBlank @Size(max = 50) String bedNumber,
      @NotNull Type bedType,
      @NotNull @PositiveMoney Money rent,
      @NotNull @PositiveMoney(orZero = true) Money deposit,
      Optional<Status> status)
      implements Priced {}

  static Bed from(Row row) {
    return new Bed(
        row.getUUID("id"),
        row.getUUID("property_id"),
        row.getUUID("room_id"),
        row.getString("bed_number"),
        Choice.of(Type.class, row, "bed_type"),
        Tx.money(row, "rent"),
        Tx.money(row, "deposit"),
        Choice.of(Status.class, row, "status"),
        Tx.instant(row, "created_at"));
  }
}
