package io.tenantry.property.listing;

import io.tenantry.platform.web.PositiveMoney;
import io.tenantry.property.price.OneCurrency;
import io.tenantry.property.price.Priced;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What a landlord offers.
 *
 * @param unitId the bed or room, when the offer is about one; else it is about any of its kind
 * @param quantity how many of the unit can be let
 * @param photos ids of photos of the property that are ready
 */
@OneCurrency
record ListingDetails(
    @NotBlank @Size(max = 200) String title,
    @NotBlank @Size(max = 10_000) String description,
    @NotNull UnitType unitType,
    Optional<UUID> unitId,
    @NotNull @Min(1) @Max(10_000) Integer quantity,
    @NotNull @PositiveMoney Money rent,
    @NotNull @PositiveMoney(orZero = true) Money deposit,
    Optional<@Min(0) @Max(100) Integer> bedrooms,
    Optional<@PositiveOrZero @DecimalMax("100") Double> bathrooms,
    Optional<@Positive Integer> squareFootage,
    @NotNull LocalDate availableFrom,
    @Size(max = 50) List<@NotNull UUID> photos)
    implements Priced {

  ListingDetails {
    photos = photos == null ? List.of() : photos.stream().distinct().toList();
  }
}
