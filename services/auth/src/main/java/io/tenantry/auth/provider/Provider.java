package io.tenantry.auth.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider of OpenID Connect.
 *
 * @param alias by which clients name it ({@code kc_idp_hint}) and Keycloak's redirect address
 * @param issuer where the rest is found, when it is not known beforehand
 * @param known of its endpoints, in Keycloak's words
 */
record Provider(
    String alias,
    String name,
    ProviderSettings.Registered registered,
    Optional<String> issuer,
    Map<String, String> known) {

  /** All that may be switched on. */
  static List<Provider> all(ProviderSettings settings) {
    return List.of(google(settings), linkedin(settings), other(settings));
  }

  private static Provider google(ProviderSettings settings) {
    return new Provider(
        "google",
        "Google",
        settings.google(),
        Optional.empty(),
        Map.of(
            "issuer", "https://accounts.google.com",
            "authorizationUrl", "https://accounts.google.com/o/oauth2/v2/auth",
            "tokenUrl", "https://oauth2.googleapis.com/token",
            "userInfoUrl", "https://openidconnect.googleapis.com/v1/userinfo",
            "jwksUrl", "https://www.googleapis.com/oauth2/v3/certs",
            "pkceEnabled", "true",
            "pkceMethod", "S256"));
  }

  /** LinkedIn returns no nonce. */
  private static Provider linkedin(ProviderSettings settings) {
    return new Provider(
        "linkedin",
        "LinkedIn",
        settings.linkedin(),
        Optional.empty(),
        Map.of(
            "issuer", "https://www.linkedin.com/oauth",
            "authorizationUrl", "https://www.linkedin.com/oauth/v2/authorization",
            "tokenUrl", "https://www.linkedin.com/oauth/v2/accessToken",
            "userInfoUrl", "https://api.linkedin.com/v2/userinfo",
            "jwksUrl", "https://www.linkedin.com/oauth/openid/jwks",
            "disableNonce", "true"));
  }

  private static Provider other(ProviderSettings settings) {
    return new Provider(
        "oidc",
        "Single sign-on",
        settings.oidc(),
        settings.oidc().issuer(),
        Map.of("pkceEnabled", "true", "pkceMethod", "S256"));
  }

  boolean isOn() {
    return registered.clientId().isPresent();
  }

  /** Keycloak's settings of it, with what was discovered. */
  Map<String, String> config(Map<String, String> discovered) {
    Map<String, String> config = new HashMap<>(discovered);
    config.putAll(known);
    config.put("clientId", registered.clientId().orElseThrow());
    config.put("clientSecret", registered.clientSecret().orElse(""));
    config.put("clientAuthMethod", "client_secret_post");
    config.put("defaultScope", "openid email profile");
    config.put("useJwksUrl", "true");
    config.put("validateSignature", "true");
    return config;
  }

  @Override
  public String toString() {
    return "Provider[" + alias + "]";
  }
}
