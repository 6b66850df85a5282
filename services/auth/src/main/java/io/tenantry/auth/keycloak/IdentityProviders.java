package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Providers that sign people in for Keycloak, by OpenID Connect. The owner of an existing account
 * with the same e-mail has to prove that account first: Keycloak's own "first broker login".
 */
@ApplicationScoped
public class IdentityProviders {
  private static final String OIDC = "oidc";
  private static final String VERIFIED = "verified e-mail";

  private final IdentityProviderEndpoint endpoint;
  private final ServiceAccount service;

  IdentityProviders(@RestClient IdentityProviderEndpoint endpoint, ServiceAccount service) {
    this.endpoint = endpoint;
    this.service = service;
  }

  /** Returns the metadata that a provider publishes under its issuer. */
  public Uni<Map<String, String>> discover(String issuer) {
    var source =
        Map.of("providerId", OIDC, "fromUrl", issuer + "/.well-known/openid-configuration");
    return service
        .call(bearer -> endpoint.discover(bearer, source))
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** Adds a provider, or changes the one of this alias. */
  public Uni<Void> set(String alias, String name, Map<String, String> config) {
    return service
        .call(bearer -> write(bearer, alias, provider(alias, name, config)))
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  /** Takes a provider away, and with it the links of people to it. None there is fine. */
  public Uni<Void> remove(String alias) {
    return service
        .call(bearer -> endpoint.remove(bearer, alias))
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.NOT_FOUND)
        .recoverWithNull()
        .onFailure()
        .transform(KeycloakFailures::unavailable);
  }

  private Uni<Void> write(String bearer, String alias, Map<String, Object> provider) {
    return endpoint
        .replace(bearer, alias, provider)
        .onFailure(failure -> KeycloakFailures.status(failure) == KeycloakFailures.NOT_FOUND)
        .recoverWithUni(() -> endpoint.add(bearer, provider))
        .flatMap(written -> endpoint.mappers(bearer, alias))
        .flatMap(mappers -> tellWhetherVerified(bearer, alias, mappers));
  }

  private Uni<Void> tellWhetherVerified(
      String bearer, String alias, List<Map<String, Object>> mappers) {
    return mappers.stream().anyMatch(one -> VERIFIED.equals(one.get("name")))
        ? Uni.createFrom().voidItem()
        : endpoint.addMapper(
            bearer,
            alias,
            Map.of(
                "name",
                VERIFIED,
                "identityProviderAlias",
                alias,
                "identityProviderMapper",
                "oidc-user-attribute-idp-mapper",
                "config",
                Map.of(
                    "syncMode", "FORCE",
                    "claim", "email_verified",
                    "user.attribute", TokenClaims.PROVIDER_EMAIL_VERIFIED)));
  }

  /** Its word about the e-mail is trusted, where it gives it; who has a one-time code is asked. */
  private static Map<String, Object> provider(
      String alias, String name, Map<String, String> config) {
    Map<String, String> all = new HashMap<>(config);
    all.put("syncMode", "IMPORT");
    return Map.of(
        "alias",
        alias,
        "displayName",
        name,
        "providerId",
        OIDC,
        "enabled",
        true,
        "trustEmail",
        true,
        "storeToken",
        false,
        "firstBrokerLoginFlowAlias",
        "first broker login",
        "postBrokerLoginFlowAlias",
        "after a provider",
        "config",
        all);
  }
}
