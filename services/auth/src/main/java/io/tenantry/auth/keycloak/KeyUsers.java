package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
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
  public static final String ROLE = "api_key";

  private static final String PERMISSIONS = "permissions";

  /** Makes a key's secret, which is random enough, agree with a policy made for people. */
  private static final String FOR_THE_POLICY = "-Aa1";

  private final AdminEndpoint admin;
  private final ServiceAccount service;
  private final Users users;
  private final TokenGrants grants;

  KeyUsers(
      @RestClient AdminEndpoint admin, ServiceAccount service, Users users, TokenGrants grants) {
    this.admin = admin;
    this.service = service;
    this.users = users;
    this.grants = grants;
  }

  /** Makes the user of a key. */
  public Uni<UUID> create(UUID key, UUID organization, Set<String> permissions, String secret) {
    Map<String, List<String>> attributes =
        Map.of(
            User.ORGANIZATION,
            List.of(organization.toString()),
            PERMISSIONS,
            permissions.stream().sorted().toList());
    var user =
        new NewUser(
            name(key),
            name(key),
            "API key",
            key.toString(),
            true,
            attributes,
            List.of(new NewUser.Password("password", secret + FOR_THE_POLICY, false)));
    return service
        .call(bearer -> admin.create(bearer, user))
        .map(Users::idIn)
        .onFailure()
        .transform(KeycloakFailures::unavailable)
        .call(id -> users.grantRole(id, ROLE));
  }

  /** A short-lived token; there is no refresh token with it. */
  public Uni<Tokens> signIn(UUID key, String secret) {
    return grants.byKey(name(key), secret + FOR_THE_POLICY);
  }

  /** The key is no more; deleted already is fine. */
  public Uni<Void> delete(UUID user) {
    return users.delete(user);
  }

  /** The realm names users by e-mail; nobody gets mail at this one (RFC 2606). */
  private static String name(UUID key) {
    return "api-key-" + key + "@keys.invalid";
  }
}
