package io.tenantry.property.property;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.contracts.property.PropertyCreated;
import io.tenantry.contracts.property.PropertyUpdated;
import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Rows;
import io.tenantry.platform.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A house, flat or hostel in an organization's portfolio. */
public record Property(
    UUID id,
    UUID organizationId,
    UUID createdBy,
    PropertyStatus status,
    String name,
    PropertyType type,
    Optional<String> description,
    String addressLine1,
    Optional<String> addressLine2,
    String city,
    Optional<String> state,
    Optional<String> postalCode,
    String country,
    double latitude,
    double longitude,
    List<String> amenities,
    Map<String, Object> rules,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @JsonIgnore boolean deleted)
    implements Versioned {
  static final Rows<Property> ROWS =
      Rows.of("property", Property.class)
          .reading("deleted", row -> row.getValue("deleted_at") != null);

  /** Returns the event of a change or removal. */
  PropertyUpdated updated(UUID by) {
    return PropertyUpdated.newBuilder()
        .setPropertyId(id)
        .setOrganizationId(organizationId)
        .setName(name)
        .setType(EnumColumn.column(type))
        .setStatus(EnumColumn.column(status))
        .setCity(city)
        .setCountry(country)
        .setVersion(version)
        .setUpdatedBy(by)
        .setUpdatedAt(updatedAt)
        .setDeleted(deleted)
        .build();
  }

  /** Returns the event of its creation. */
  PropertyCreated created() {
    return PropertyCreated.newBuilder()
        .setPropertyId(id)
        .setOrganizationId(organizationId)
        .setName(name)
        .setType(EnumColumn.column(type))
        .setCity(city)
        .setCountry(country)
        .setCreatedBy(createdBy)
        .setCreatedAt(createdAt)
        .build();
  }
}
