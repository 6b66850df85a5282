package io.tenantry.property.listing;

import io.tenantry.platform.web.PositiveMoney;
import io.tenantry.platform.web.SingleLine;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Details of a listing, from its landlord. Only the title is there always; what else is needed to
 * submit it is an {@link Aspect}.
 *
 * @param unitId the bed or room, when the offer is about one; else it is about any of its kind
 * @param quantity how many of the unit can be let
 * @param photos ids of photos of the property that are ready
 */
@OneCurrency
record ListingDetails(
    @NotBlank @Size(max = 200) @SingleLine String title,
    @Size(max = 10_000) String description,
    Optional<UnitType> unitType,
    Optional<UUID> unitId,
    Optional<@Min(1) @Max(10_000) Integer> quantity,
    @PositiveMoney Money rent,
    @PositiveMoney(orZero = true) Money deposit,
    Optional<@Min(0) @Max(100) Integer> bedrooms,
    Optional<@PositiveOrZero @DecimalMax("100") Double> bathrooms,
    Optional<@Positive @Max(1_000_000) Integer> squareFootage,
    Optional<LocalDate> availableFrom,
    @Size(max = 50) List<@NotNull UUID> photos)
    implements Priced {

  ListingDetails {
    description = description == null ? "" : description;
    photos = photos == null ? List.of() : photos.stream().distinct().toList();
  }

  Optional<BigDecimal> rentAmount() {
    return Optional.ofNullable(rent).map(Money::getAmount);
  }

  Optional<BigDecimal> depositAmount() {
    return Optional.ofNullable(deposit).map(Money::getAmount);
  }
}
