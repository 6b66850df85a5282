package io.tenantry.auth.organization;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.OrganizationState;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.StateSource;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Publishes organizations as they are now. */
@ApplicationScoped
class OrganizationStates implements StateSource {
  @Override
  public Schema contract() {
    return OrganizationState.getClassSchema();
  }

  @Override
  public Uni<Optional<SpecificRecord>> read(Tx tx, UUID id) {
    return tx.one("select * from organization where org_id = $1", OrganizationStates::state, id);
  }

  private static SpecificRecord state(Row row) {
    Organization organization = Organization.ROWS.read(row);
    boolean deleted = row.getValue("deleted_at") != null;
    return OrganizationState.newBuilder()
        .setOrganizationId(organization.id())
        .setName(organization.name())
        .setCountry(organization.country())
        .setStatus(deleted ? "deleted" : organization.status().column())
        .setPlan(organization.plan().column())
        .setOwnerId(organization.ownerId().orElse(null))
        .setCreatedAt(organization.createdAt())
        .setUpdatedAt(organization.updatedAt())
        .build();
  }
}
