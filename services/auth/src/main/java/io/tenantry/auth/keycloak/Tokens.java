package io.tenantry.auth.keycloak;

/**
 * A session as Keycloak grants it.
 *
 * @param refreshToken empty of an API key
 * @param expiresIn seconds the access token lives
 */
public record Tokens(String accessToken, String refreshToken, long expiresIn) {
  public Tokens {
    refreshToken = refreshToken == null ? "" : refreshToken;
  }

  /** Returns the claims of the access token. */
  public TokenClaims claims() {
    return TokenClaims.of(this);
  }

  @Override
  public String toString() {
    return "Tokens";
  }
}
