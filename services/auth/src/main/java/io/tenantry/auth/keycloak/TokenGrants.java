package io.tenantry.auth.keycloak;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Form;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Gets tokens from Keycloak, which alone checks passwords and signs. */
@ApplicationScoped
public class TokenGrants {
  /** The clients of the realm file whose direct grant asks for no one-time code. */
  private static final String PASSWORD_CHECK = "password-check";

  private static final String API_KEYS = "api-keys";

  /** With which browsers go to Keycloak, and by it to other providers. */
  private static final String WEB = "web";

  private static final Set<String> WITH_SESSIONS_OF_THEIR_OWN = Set.of(PASSWORD_CHECK, WEB);

  private final TokenEndpoint endpoint;
  private final String clientId;
  private final String clientSecret;

  TokenGrants(
      @RestClient TokenEndpoint endpoint,
      @ConfigProperty(name = "tenantry.keycloak.client-id") String clientId,
      @ConfigProperty(name = "tenantry.keycloak.client-secret") String clientSecret) {
    this.endpoint = endpoint;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /**
   * A session for a password, and a one-time code where the account asks for one.
   *
   * @return fails with {@link GrantRefused} or {@link KeycloakUnavailable}
   */
  public Uni<Tokens> byPassword(String email, String password, Optional<String> oneTimeCode) {
    Form form = byPassword(clientId, email, password);
    oneTimeCode.ifPresent(code -> form.param("totp", code));
    return grant(form);
  }

  /**
   * A session for a password, without the one-time code the account may ask for. Only for who
   * proves themselves otherwise, or else to be ended at once.
   *
   * @return fails with {@link GrantRefused} or {@link KeycloakUnavailable}
   */
  public Uni<Tokens> byPasswordAlone(String email, String password) {
    return grant(byPassword(PASSWORD_CHECK, email, password));
  }

  /** A token of an API key's technical user. */
  Uni<Tokens> byKey(KeySignIn signIn) {
    return grant(byPassword(API_KEYS, signIn.name(), signIn.password()));
  }

  /**
   * A session for the code that Keycloak gave a browser.
   *
   * @return fails with {@link GrantRefused} or {@link KeycloakUnavailable}
   */
  public Uni<Tokens> byCode(String code, String verifier, String redirectUri) {
    return grant(
        form(WEB, "authorization_code")
            .param("code", code)
            .param("code_verifier", verifier)
            .param("redirect_uri", redirectUri));
  }

  /**
   * A fresh pair of tokens for a refresh token, which is used up by it.
   *
   * @return fails with {@link GrantRefused} or {@link KeycloakUnavailable}
   */
  public Uni<Tokens> byRefreshToken(String refreshToken) {
    String client =
        TokenClaims.in(refreshToken)
            .flatMap(TokenClaims::client)
            .filter(WITH_SESSIONS_OF_THEIR_OWN::contains)
            .orElse(clientId);
    return grant(form(client, "refresh_token").param("refresh_token", refreshToken));
  }

  private Uni<Tokens> grant(Form form) {
    return endpoint.grant(form).onFailure().transform(KeycloakFailures::ofGrant);
  }

  private Form byPassword(String client, String user, String password) {
    return form(client, "password").param("username", user).param("password", password);
  }

  private Form form(String client, String grantType) {
    return new Form()
        .param("grant_type", grantType)
        .param("client_id", client)
        .param("client_secret", clientSecret)
        .param("scope", "openid");
  }
}
