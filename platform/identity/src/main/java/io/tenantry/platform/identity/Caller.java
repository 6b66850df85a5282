package io.tenantry.platform.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Caller of the current request. Built from the verified token only; a header never says who
 * someone is. A class and not a record because what resources inject is a proxy for the caller of
 * the current request: resources live longer than requests.
 */
public class Caller {
  private final UUID id;
  private final Optional<UUID> organization;
  private final Set<String> roles;
  private final String email;

  /**
   * A caller.
   *
   * @param id the person, Keycloak's {@code sub}
   * @param organization the organization the person works for, if any (claim {@code org})
   * @param email as the identity provider knows it, empty if it tells none
   */
  public Caller(UUID id, Optional<UUID> organization, Set<String> roles, String email) {
    this.id = id;
    this.organization = organization;
    this.roles = Set.copyOf(roles);
    this.email = email;
  }

  /** The person. */
  public UUID id() {
    return id;
  }

  /** The organization the person works for. */
  public Optional<UUID> organization() {
    return organization;
  }

  /** All roles of the token. */
  public Set<String> roles() {
    return roles;
  }

  /** As the identity provider knows it, empty if it tells none. */
  public String email() {
    return email;
  }

  /** True when the caller has this role. */
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
