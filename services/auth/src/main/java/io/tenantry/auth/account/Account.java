package io.tenantry.auth.account;

import io.tenantry.contracts.auth.OrganizationCreated;
import io.tenantry.contracts.auth.UserRegistered;
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

  /** Returns the event of the person's registration. */
  UserRegistered registered() {
    return UserRegistered.newBuilder()
        .setUserId(userId)
        .setEmail(registration.email())
        .setFirstName(registration.firstName())
        .setLastName(registration.lastName())
        .setPhone(registration.phoneNumber().orElse(null))
        .setAccountType(registration.accountType().column())
        .setOrganizationId(organizationId.orElse(null))
        .setRegisteredAt(at)
        .build();
  }

  /** Returns the event of a landlord's new organization. */
  OrganizationCreated organizationCreated(UUID organization) {
    return OrganizationCreated.newBuilder()
        .setOrganizationId(organization)
        .setName(registration.organizationName())
        .setCountry(COUNTRY)
        .setOwnerId(userId)
        .setCreatedAt(at)
        .build();
  }
}
