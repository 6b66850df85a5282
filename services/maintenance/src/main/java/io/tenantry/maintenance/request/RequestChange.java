package io.tenantry.maintenance.request;

import io.tenantry.maintenance.trade.Trade;
import io.tenantry.platform.web.PositiveMoney;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Decision of the organization about a request; replaces the one before.
 *
 * @param vendorId who mends it
 * @param scheduledAt when they come
 * @param estimatedCost what it is expected to cost
 * @param actualCost what it did cost, in the same currency
 */
public record RequestChange(
    @NotNull Trade category,
    @NotNull Priority priority,
    Optional<UUID> vendorId,
    Optional<Instant> scheduledAt,
    Optional<@PositiveMoney(orZero = true) Money> estimatedCost,
    Optional<@PositiveMoney(orZero = true) Money> actualCost) {

  /** Nothing said is nothing. */
  public RequestChange {
    vendorId = vendorId == null ? Optional.empty() : vendorId;
    scheduledAt = scheduledAt == null ? Optional.empty() : scheduledAt;
    estimatedCost = estimatedCost == null ? Optional.empty() : estimatedCost;
    actualCost = actualCost == null ? Optional.empty() : actualCost;
  }
}
