package io.tenantry.property.unit;

import io.tenantry.platform.data.Rows;
import io.tenantry.platform.web.PositiveMoney;
import io.tenantry.platform.web.SingleLine;
import io.tenantry.platform.web.Versioned;
import io.tenantry.property.price.OneCurrency;
import io.tenantry.property.price.Priced;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
    BedStatus status,
    List<String> amenities,
    long version,
    Instant createdAt)
    implements Versioned {
  static final Rows<Bed> ROWS = Rows.of("bed", Bed.class);

  /** Types of beds. */
  public enum Type {
    SINGLE,
    DOUBLE,
    BUNK
  }

  /** Details of a bed, from its landlord. */
  @OneCurrency
  public record Details(
      @NotBlank @Size(max = 50) @SingleLine String bedNumber,
      @NotNull Type bedType,
      @NotNull @PositiveMoney Money rent,
      @NotNull @PositiveMoney(orZero = true) Money deposit,
      Optional<BedStatus> status,
      @Size(max = 50) List<@NotNull @Size(max = 40) String> amenities)
      implements Priced {
    /** Without duplicates, and empty where nothing was said. */
    public Details {
      amenities = amenities == null ? List.of() : amenities.stream().distinct().toList();
    }
  }
}
