package io.tenantry.property.unit;

import io.tenantry.contracts.property.BedCountChanged;
import java.time.Instant;
import java.util.UUID;

/** Events about beds. */
final class BedFacts {
  private BedFacts() {}

  static BedCountChanged countChanged(UUID organization, UUID property, int change, Instant at) {
    return BedCountChanged.newBuilder()
        .setPropertyId(property)
        .setOrganizationId(organization)
        .setChange(change)
        .setChangedAt(at)
        .build();
  }
}
