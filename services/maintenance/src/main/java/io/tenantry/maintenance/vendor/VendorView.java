package io.tenantry.maintenance.vendor;

import io.tenantry.maintenance.trade.Trade;
import io.tenantry.platform.web.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A vendor as the organization sees it.
 *
 * @param insuranceExpiresOn the last day of its insurance; empty while nobody knows
 * @param active whether it may be assigned
 */
public record VendorView(
    UUID id,
    UUID organizationId,
    String name,
    Trade trade,
    Optional<String> area,
    Optional<String> contactName,
    Optional<String> phone,
    Optional<String> email,
    Optional<LocalDate> insuranceExpiresOn,
    boolean active,
    Instant createdAt,
    long version)
    implements Versioned {

  boolean isInsuredOn(LocalDate day) {
    return insuranceExpiresOn.stream().noneMatch(day::isAfter);
  }
}
