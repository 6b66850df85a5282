package io.tenantry.property.property;

import io.tenantry.contracts.property.PropertyCreated;
import io.tenantry.contracts.property.PropertyUpdated;
import io.tenantry.platform.data.EnumColumn;
import java.util.UUID;

/** Events about properties. */
final class PropertyFacts {
  private PropertyFacts() {}

  /** A property changed or left the portfolio. */
  static PropertyUpdated updated(Property property, UUID by) {
    return PropertyUpdated.newBuilder()
        .setPropertyId(property.id())
        .setOrganizationId(property.organizationId())
        .setName(property.name())
        .setType(EnumColumn.column(property.type()))
        .setStatus(EnumColumn.column(property.status()))
        .setCity(property.city())
        .setCountry(property.country())
        .setVersion(property.version())
        .setUpdatedBy(by)
        .setUpdatedAt(property.updatedAt())
        .setDeleted(property.deleted())
        .build();
  }

  /** A property joined the portfolio. */
  static PropertyCreated created(Property property) {
    return PropertyCreated.newBuilder()
        .setPropertyId(property.id())
        .setOrganizationId(property.organizationId())
        .setName(property.name())
        .setType(EnumColumn.column(property.type()))
        .setCity(property.city())
        .setCountry(property.country())
        .setCreatedBy(property.createdBy())
        .setCreatedAt(property.createdAt())
        .build();
  }
}
