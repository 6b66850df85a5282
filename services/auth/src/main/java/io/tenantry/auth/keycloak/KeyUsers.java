package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The technical users behind API keys: their tokens are of the key's organization and name the
 * key's permissions.
 */
@ApplicationScoped
public class KeyUsers {
  /** The realm role of all of them. */
  public static final String ROLE = Role.API_KEY;

  private static final String PERMISSIONS = "permissions";
  private final AdminEndpoint admin;
  private final ServiceAccount service;
  private final Users users;
  private final Credentials credentials;
  private final TokenGrants grants;

  KeyUsers(
      @RestClient AdminEndpoint admin,
      ServiceAccount service,
      Users users,
      Credentials credentials,
      TokenGrants grants) {
    this.admin = admin;
    this.service = service;
    this.users = users;
    this.credentials = credentials;
    this.grants = grants;
  }

  /** Makes the user of a key, without its role yet. */
  public Uni<UUID> create(UUID key, UUID organization, Set<String> permissions, KeySignIn signIn) {
    Map<String, List<String>> attributes =
        Map.of(
            User.ORGANIZATION,
            List.of(organization.toString()),
            PERMISSIONS,
            permissions.stream().sorted().toList());
    var user =
        new NewUser(
            signIn.name(),
            signIn.name(),
            "API key",
            key.toString(),
            true,
            attributes,
            List.of(new NewUser.Password("password", signIn.password(), false)));
    return service
        .call(bearer -> admin.create(bearer, user))
        .map(Users::idIn)
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** The key is written down: from now on its user is one of a key. */
  public Uni<Void> complete(UUID user) {
    return users.grantRole(user, ROLE);
  }

  /**
   * A short-lived token; there is no refresh token with it. When Keycloak refuses, its user is
   * repaired from the data kept here: the key has been found right already, so nobody is told that
   * it is not.
   */
  public Uni<Tokens> signIn(UUID user, KeySignIn signIn) {
    return grants
        .byKey(signIn)
        .onFailure(GrantRefused.class)
        .recoverWithUni(refused -> renew(user, signIn).flatMap(renewed -> grants.byKey(signIn)))
        .onFailure(failure -> failure instanceof GrantRefused || failure instanceof PasswordRefused)
        .transform(KeycloakUnavailable::new);
  }

  /** Sets another password. */
  public Uni<Void> renew(UUID user, KeySignIn signIn) {
    return credentials.setPassword(user, signIn.password());
  }

  /** The key is no more; deleted already is fine. */
  public Uni<Void> delete(UUID user) {
    return users.delete(user);
  }
}
