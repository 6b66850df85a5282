package io.tenantry.property.property;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.contracts.property.PropertyCreated;
import io.tenantry.contracts.property.PropertyUpdated;
import io.tenantry.platform.data.Tx;
import io.tenantry.property.row.Choice;
import io.tenantry.property.version.Versioned;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
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

  static Property from(Row row) {
    return new Property(
        row.getUUID("id"),
        row.getUUID("org_id"),
        row.getUUID("created_by"),
        Choice.of(PropertyStatus.class, row, "status"),
        row.getString("name"),
        Choice.of(PropertyType.class, row, "type"),
        Optional.ofNullable(row.getString("description")),
        row.getString("address_line1"),
        Optional.ofNullable(row.getString("address_line2")),
        row.getString("city"),
        Optional.ofNullable(row.getString("state")),
        Optional.ofNullable(row.getString("postal_code")),
        row.getString("country"),
        row.getDouble("latitude"),
        row.getDouble("longitude"),
        List.of((String[]) row.getValue("amenities")),
        ((JsonObject) row.getValue("rules")).getMap(),
        row.getLong("version"),
        Tx.instant(row, "created_at"),
        Tx.instant(row, "updated_at"),
        row.getValue("deleted_at") != null);
  }

  /** Returns the event of a change or removal. */
  PropertyUpdated updated(UUID by) {
    return PropertyUpdated.newBuilder()
        .setPropertyId(id)
        .setOrganizationId(organizationId)
        .setName(name)
        .setType(Choice.column(type))
        .setStatus(Choice.column(status))
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
        .setType(Choice.column(type))
        .setCity(city)
        .setCountry(country)
        .setCreatedBy(createdBy)
        .setCreatedAt(createdAt)
        .build();
  }
}
