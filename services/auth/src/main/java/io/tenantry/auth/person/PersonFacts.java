package io.tenantry.auth.person;

import io.tenantry.contracts.auth.CredentialsChanged;
import io.tenantry.contracts.auth.UserChanged;
import io.tenantry.contracts.auth.UserRegistered;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Events about people, by their ids. Names and addresses stand in their state ({@link
 * PersonStates}), which does not last.
 */
public final class PersonFacts {
  private PersonFacts() {}

  /** A person has an account. */
  public static UserRegistered registered(
      UUID person, String accountType, Optional<UUID> organization, Instant at) {
    return UserRegistered.newBuilder()
        .setUserId(person)
        .setAccountType(accountType)
        .setOrganizationId(organization.orElse(null))
        .setRegisteredAt(at)
        .build();
  }

  /** A person is called or reached otherwise. */
  public static UserChanged changed(UUID person, Instant at) {
    return UserChanged.newBuilder().setUserId(person).setChangedAt(at).build();
  }

  /** A person signs in otherwise. */
  public static CredentialsChanged credentialsChanged(UUID person, String change, Instant at) {
    return CredentialsChanged.newBuilder()
        .setUserId(person)
        .setChange(change)
        .setChangedAt(at)
        .build();
  }
}
