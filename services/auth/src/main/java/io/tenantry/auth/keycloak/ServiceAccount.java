package io.tenantry.auth.keycloak;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** The token with which auth administers the realm. */
@ApplicationScoped
class ServiceAccount {
  private final OidcClient client;
  private final TokensHelper tokens = new TokensHelper();

  ServiceAccount(OidcClient client) {
    this.client = client;
  }

  /** Calls with the Authorization header; what goes wrong means that Keycloak is away. */
  <T> Uni<T> call(Function<String, Uni<T>> call) {
    return tokens
        .getTokens(client)
        .map(Tokens::getAccessToken)
        .flatMap(token -> call.apply("Bearer " + token));
  }
}
