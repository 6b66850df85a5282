package io.tenantry.auth.organization;

import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer of the platform.
 *
 * @param country ISO 3166 alpha-2
 * @param ownerId who created it, or was the first owner to accept an invitation
 * @param statusReason why it is suspended or cancelled
 * @param hasPan whether a PAN is kept; the number itself is never shown
 */
public record Organization(
    UUID id,
    String name,
    String slug,
    String country,
    Optional<UUID> ownerId,
    Plan plan,
    OrganizationStatus status,
    Optional<String> statusReason,
    Instant trialEndsAt,
    Optional<String> billingEmail,
    Optional<BillingAddress> billingAddress,
    Optional<String> gstNumber,
    boolean hasPan,
    Instant createdAt,
    Instant updatedAt) {

  /** Reads a row of the table. */
  public static Organization from(Row row) {
    return new Organization(
        row.getUUID("org_id"),
        row.getString("name"),
        row.getString("slug"),
        row.getString("country"),
        Optional.ofNullable(row.getUUID("owner_id")),
        Plan.of(row.getString("plan")),
        EnumColumn.of(OrganizationStatus.class, row, "status"),
        Optional.ofNullable(row.getString("status_reason")),
        Tx.instant(row, "trial_ends_at"),
        Optional.ofNullable(row.getString("billing_email")),
        Optional.ofNullable(row.getJsonObject("billing_address")).map(BillingAddress::from),
        Optional.ofNullable(row.getString("gst_number")),
        row.getBuffer("pan") != null,
        Tx.instant(row, "created_at"),
        Tx.instant(row, "updated_at"));
  }
}
