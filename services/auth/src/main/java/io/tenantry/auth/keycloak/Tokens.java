package io.tenantry.auth.keycloak;

/**
 * A session as Keycloak grants it.
 *
 * @param expiresIn seconds the access token lives
 */
public record Tokens(String accessToken, String refreshToken, long expiresIn) {}
