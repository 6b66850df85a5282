package io.tenantry.auth.keycloak;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.tasks.ProviderCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** The token with which auth administers the realm. */
@ApplicationScoped
class ServiceAccount {
  private final OidcClient client;
  private final TokensHelper tokens = new TokensHelper();

  private final ProviderCalls calls;

  ServiceAccount(OidcClient client, ProviderCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  /** Calls with the Authorization header; what goes wrong means that Keycloak is away. */
  <T> Uni<T> call(Function<String, Uni<T>> call) {
    Uni<T> answer =
        tokens
            .getTokens(client)
            .map(Tokens::getAccessToken)
            .flatMap(token -> call.apply("Bearer " + token));
    return calls.timed(
        "keycloak", "administer", failure -> KeycloakFailures.status(failure) == 0, answer);
  }
}
