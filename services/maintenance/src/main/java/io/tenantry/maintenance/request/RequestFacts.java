package io.tenantry.maintenance.request;

import io.tenantry.contracts.maintenance.MaintenanceChanged;
import io.tenantry.contracts.maintenance.MaintenanceOverdue;
import io.tenantry.contracts.maintenance.MaintenanceReported;
import io.tenantry.maintenance.history.Change;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Events about requests: ids and states, none of the words people wrote. */
final class RequestFacts {
  /** Changes without an event: they concern bookkeeping only. */
  private static final Set<Change> NOT_TOLD =
      Set.of(Change.CATEGORIZED, Change.ESTIMATED, Change.COSTED);

  private RequestFacts() {}

  static MaintenanceReported reported(RequestView request, Optional<UUID> by) {
    return MaintenanceReported.newBuilder()
        .setRequestId(request.id())
        .setOrganizationId(request.organizationId())
        .setPropertyId(request.propertyId())
        .setResidentId(request.residentId().orElse(null))
        .setReportedBy(by.orElse(null))
        .setPlanId(request.planId().orElse(null))
        .setUnit(request.unit().orElse(null))
        .setCategory(word(request.category()))
        .setPriority(word(request.priority()))
        .setDueAt(request.dueAt())
        .setReportedAt(request.reportedAt())
        .build();
  }

  /** A change, unless nobody needs to hear of it. */
  static Optional<SpecificRecord> changed(RequestView request, Change change, Optional<UUID> by) {
    return NOT_TOLD.contains(change)
        ? Optional.empty()
        : Optional.of(
            MaintenanceChanged.newBuilder()
                .setRequestId(request.id())
                .setOrganizationId(request.organizationId())
                .setPropertyId(request.propertyId())
                .setResidentId(request.residentId().orElse(null))
                .setChangedBy(by.orElse(null))
                .setUnit(request.unit().orElse(null))
                .setCategory(word(request.category()))
                .setChange(word(change))
                .setStatus(word(request.status()))
                .setPriority(word(request.priority()))
                .setVendorId(request.vendorId().orElse(null))
                .setVendorName(request.vendorName().orElse(null))
                .setStartsAt(request.scheduledAt().orElse(null))
                .setTimeZone(request.timeZone())
                .setVersion(request.version())
                .setChangedAt(request.updatedAt())
                .build());
  }

  static MaintenanceOverdue overdue(RequestView request) {
    return MaintenanceOverdue.newBuilder()
        .setRequestId(request.id())
        .setOrganizationId(request.organizationId())
        .setPropertyId(request.propertyId())
        .setUnit(request.unit().orElse(null))
        .setCategory(word(request.category()))
        .setPriority(word(request.priority()))
        .setStatus(word(request.status()))
        .setDueAt(request.dueAt())
        .build();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
