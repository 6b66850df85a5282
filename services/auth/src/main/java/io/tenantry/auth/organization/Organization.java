package io.tenantry.auth.organization;

import io.tenantry.platform.data.Rows;
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
  /** The rows of {@code organization}. */
  public static final Rows<Organization> ROWS = Rows.of("organization", Organization.class)
          .named("id", "org_id")
          .reading("billingAddress", Organization::billingAddress)
          .reading("hasPan", row -> row.getValue("pan") != null);

  private static Optional<BillingAddress> billingAddress(Row row) {
    return Optional.ofNullable(row.getJsonObject("billing_address")).map(BillingAddress::from);
  }
}
