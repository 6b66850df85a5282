package io.tenantry.maintenance.home;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * Place of something broken, as far as the caller may say so.
 *
 * @param leaseId the lease the resident lives by; empty for a member of the organization
 * @param residentId who lives there and reports; empty for a member of the organization
 * @param unit what is let, in words; empty for the house itself
 * @param zone the clocks at the property
 */
public record Home(
    UUID organizationId,
    UUID propertyId,
    Optional<UUID> leaseId,
    Optional<UUID> residentId,
    Optional<String> unit,
    ZoneId zone) {}
