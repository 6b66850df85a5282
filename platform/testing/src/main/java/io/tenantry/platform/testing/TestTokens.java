package io.tenantry.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Access tokens as Keycloak makes them, signed with a key of this test run. The service verifies
 * them in full. The key lives in system properties because Quarkus loads tests in class loaders of
 * their own.
 */
public final class TestTokens {
  static final String ISSUER = "https://test.tenantry.io";
  static final String AUDIENCE = "tenantry-api";
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final String PUBLIC = "tenantry.test.public-key";
  private static final String PRIVATE = "tenantry.test.private-key";

  private TestTokens() {}

  /** A token of a member of an organization. */
  public static String member(UUID person, UUID organization, String... roles) {
    return token(person, Optional.of(organization), Map.of(), LIFE, roles);
  }

  /** A token of a member of an organization that is suspended or cancelled. */
  public static String restricted(
      UUID person, UUID organization, String restriction, String... roles) {
    return token(
        person, Optional.of(organization), Map.of("org_restriction", restriction), LIFE, roles);
  }

  /** A token of someone who belongs to no organization: a resident, a platform administrator. */
  public static String person(UUID person, String... roles) {
    return token(person, Optional.empty(), Map.of(), LIFE, roles);
  }

  /** A token of someone who belongs to no organization, for so long; whole seconds. */
  public static String expiring(UUID person, Duration life, String... roles) {
    return token(person, Optional.empty(), Map.of(), life, roles);
  }

  private static String token(
      UUID person,
      Optional<UUID> organization,
      Map<String, String> more,
      Duration life,
      String... roles) {
    var claims =
        Jwt.issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(person.toString())
            .claim("email", person + "@example.com")
            .claim("realm_access", Map.of("roles", Set.of(roles)))
            .expiresIn(life);
    more.forEach(claims::claim);
    organization.ifPresent(id -> claims.claim("org", id.toString()));
    return claims.sign(privateKey());
  }

  static String publicKey() {
    ensureKeys();
    return System.getProperty(PUBLIC);
  }

  private static PrivateKey privateKey() {
    ensureKeys();
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(
              new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(PRIVATE))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized void ensureKeys() {
    if (System.getProperty(PUBLIC) != null) {
      return;
    }
    try {
      KeyPair pair = KeyUtils.generateKeyPair(2048);
      System.setProperty(
          PRIVATE, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      System.setProperty(PUBLIC, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
