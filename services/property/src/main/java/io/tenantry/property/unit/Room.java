package io.tenantry.property.unit;

import io.tenantry.platform.data.Rows;
import io.tenantry.platform.web.PositiveMoney;
import io.tenantry.platform.web.SingleLine;
import io.tenantry.platform.web.Versioned;
import io.tenantry.property.price.OneCurrency;
import io.tenantry.property.price.Priced;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A room of a floor.
 *
 * @param totalBeds how many beds it has room for
 * @param rent a month, for the whole room
 */
public record Room(
    UUID id,
    UUID propertyId,
    UUID floorId,
    String roomNumber,
    Type roomType,
    int totalBeds,
    Optional<Integer> squareFootage,
    Money rent,
    Money deposit,
    Status status,
    List<String> amenities,
    long version,
    Instant createdAt)
    implements Versioned {
  static final Rows<Room> ROWS = Rows.of("room", Room.class);

  /** Furnishing of a room. */
  public enum Type {
    STANDARD,
    DELUXE,
    PREMIUM
  }

  /** Availability of a room. */
  public enum Status {
    AVAILABLE,
    OCCUPIED,
    MAINTENANCE
  }

  /** Details of a room, from its landlord. */
  @OneCurrency
  public record Details(
      @NotBlank @Size(max = 50) @SingleLine String roomNumber,
      @NotNull Type roomType,
      @NotNull @Min(1) @Max(100) Integer totalBeds,
      Optional<@Positive @Max(1_000_000) Integer> squareFootage,
      @NotNull @PositiveMoney Money rent,
      @NotNull @PositiveMoney(orZero = true) Money deposit,
      Optional<Status> status,
      @Size(max = 50) List<@NotNull @Size(max = 40) String> amenities)
      implements Priced {
    /** Without duplicates, and empty where nothing was said. */
    public Details {
      amenities = amenities == null ? List.of() : amenities.stream().distinct().toList();
    }
  }
}
