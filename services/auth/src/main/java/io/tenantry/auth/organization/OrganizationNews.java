package io.tenantry.auth.organization;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.OrganizationChanged;
import io.tenantry.contracts.auth.OrganizationCreated;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.contracts.auth.OrganizationStatusChanged;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Publishes changes of organizations. */
@ApplicationScoped
public class OrganizationNews {
  private final Outbox outbox;

  OrganizationNews(Outbox outbox) {
    this.outbox = outbox;
  }

  Uni<Void> created(Tx tx, Organization organization) {
    return outbox.add(
        tx,
        organization.id(),
        organization.id(),
        OrganizationCreated.newBuilder()
            .setOrganizationId(organization.id())
            .setName(organization.name())
            .setCountry(organization.country())
            .setOwnerId(organization.ownerId().orElse(null))
            .setCreatedAt(organization.createdAt())
            .build());
  }

  Uni<Void> changed(Tx tx, Organization organization) {
    return outbox.add(
        tx,
        organization.id(),
        organization.id(),
        OrganizationChanged.newBuilder()
            .setOrganizationId(organization.id())
            .setName(organization.name())
            .setChangedAt(organization.updatedAt())
            .build());
  }

  Uni<Void> deleted(Tx tx, UUID organization, UUID by, Instant at) {
    return outbox.add(
        tx,
        organization,
        organization,
        OrganizationDeleted.newBuilder()
            .setOrganizationId(organization)
            .setDeletedBy(by)
            .setDeletedAt(at)
            .build());
  }

  /** Its standing or plan is another one. */
  public Uni<Void> statusChanged(Tx tx, Organization now, OrganizationStatus before) {
    return outbox.add(
        tx,
        now.id(),
        now.id(),
        OrganizationStatusChanged.newBuilder()
            .setOrganizationId(now.id())
            .setStatus(now.status().column())
            .setPreviousStatus(before.column())
            .setPlan(now.plan().column())
            .setReason(now.statusReason().orElse(null))
            .setChangedAt(now.updatedAt())
            .build());
  }
}
