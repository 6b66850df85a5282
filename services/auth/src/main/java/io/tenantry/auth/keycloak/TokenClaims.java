package io.tenantry.auth.keycloak;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Claims of a token. Not verified here: only for tokens that Keycloak has just given, or has just
 * judged.
 */
public final class TokenClaims {
  static final String PROVIDER_EMAIL_VERIFIED = "provider_email_verified";
  private final JsonObject claims;

  private TokenClaims(JsonObject claims) {
    this.claims = claims;
  }

  /** Reads a token; of what is none, nothing. */
  public static Optional<TokenClaims> in(String token) {
    String[] parts = token.split("\\.", -1);
    try {
      return parts.length == 3
          ? Optional.of(new TokenClaims(new JsonObject(decoded(parts[1]))))
          : Optional.empty();
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  static TokenClaims of(Tokens tokens) {
    return in(tokens.accessToken()).orElseThrow();
  }

  /** The session. */
  public Optional<String> session() {
    return text("sid");
  }

  /** Returns the person it belongs to. */
  public UUID person() {
    return UUID.fromString(claims.getString("sub"));
  }

  /** The client it was given to. */
  Optional<String> client() {
    return text("azp");
  }

  /** Realm roles. */
  public Set<String> roles() {
    return claims
        .getJsonObject("realm_access", new JsonObject())
        .getJsonArray("roles", new JsonArray())
        .stream()
        .map(Object::toString)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The person's e-mail, in lower case. */
  public String email() {
    return text("email").orElse("").toLowerCase(Locale.ROOT);
  }

  public String firstName() {
    return text("given_name").orElse("");
  }

  public String lastName() {
    return text("family_name").orElse("");
  }

  /**
   * Returns the provider that authenticated them, such as Google or LinkedIn; empty where Keycloak
   * did.
   */
  public Optional<String> provider() {
    return text("identity_provider");
  }

  /** True when the account's e-mail is known to be theirs. */
  public boolean emailVerified() {
    return text("email_verified").filter("true"::equals).isPresent();
  }

  /** True when the provider says that it has verified their e-mail. */
  public boolean providerVerifiedEmail() {
    return text(PROVIDER_EMAIL_VERIFIED).filter("true"::equals).isPresent();
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(claims.getValue(name)).map(Object::toString);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
