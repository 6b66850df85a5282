package io.tenantry.auth.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An account that has just come to be.
 *
 * @param userId Keycloak's {@code sub}
 * @param organizationId the organization a landlord now owns
 */
record Account(UUID userId, Registration registration, Optional<UUID> organizationId, Instant at) {
  /** The country pack an organization starts with (decisions.md C-22). */
  static final String COUNTRY = "IN";
}
