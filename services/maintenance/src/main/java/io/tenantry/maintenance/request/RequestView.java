package io.tenantry.maintenance.request;

import io.tenantry.maintenance.trade.Trade;
import io.tenantry.platform.web.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A request as people see it.
 *
 * @param residentId who reported it, if that is a resident
 * @param planId the plan that wants it, if there is one
 * @param timeZone the clocks at the property
 * @param dueAt when it is to be completed, by its priority
 * @param overdueAt when it was found not to be
 */
public record RequestView(
    UUID id,
    UUID organizationId,
    UUID propertyId,
    Optional<UUID> leaseId,
    Optional<UUID> residentId,
    Optional<UUID> planId,
    Optional<LocalDate> plannedOn,
    Optional<String> unit,
    Trade category,
    String place,
    String description,
    List<AccessWindow> access,
    String timeZone,
    RequestStatus status,
    Priority priority,
    Optional<UUID> vendorId,
    Optional<String> vendorName,
    Optional<Instant> scheduledAt,
    Optional<Money> estimatedCost,
    Optional<Money> actualCost,
    Instant reportedAt,
    Instant dueAt,
    Optional<Instant> overdueAt,
    Optional<Instant> completedAt,
    Instant updatedAt,
    long version)
    implements Versioned {}
