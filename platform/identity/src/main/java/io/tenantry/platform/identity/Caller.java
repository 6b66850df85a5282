package io.tenantry.platform.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is calling. Built from the verified token only; a header never says who someone is.
 *
 * @param id the person, Keycloak's {@code sub}
 * @param organization the organization the person works for, if any (claim {@code org})
 * @param email as the identity provider knows it, empty if it tells none
 */
public record Caller(UUID id, Optional<UUID> organization, Set<String> roles, String email) {

  /** Whether the caller has this role. */
  public boolean is(String role) {
    return roles.contains(role);
  }

  /**
   * The organization of a member.
   *
   * @throws NotAMember when the caller works for none
   */
  public UUID requireOrganization() {
    return organization.orElseThrow(NotAMember::new);
  }
}
