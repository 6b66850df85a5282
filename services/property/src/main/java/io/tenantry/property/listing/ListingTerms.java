package io.tenantry.property.listing;

import io.tenantry.platform.web.PositiveMoney;
import io.tenantry.property.price.OneCurrency;
import io.tenantry.property.price.Priced;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.joda.money.Money;

/**
 * Price and availability of an offer: what changes often and needs no new approval.
 *
 * @param quantity how many of the unit can be let
 */
@OneCurrency
record ListingTerms(
    @NotNull @PositiveMoney Money rent,
    @NotNull @PositiveMoney(orZero = true) Money deposit,
    @NotNull @Min(1) @Max(10_000) Integer quantity,
    @NotNull LocalDate availableFrom)
    implements Priced {}
