package io.tenantry.gateway.fleet;

import io.smallrye.jwt.build.Jwt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of an identity provider, and what it signs with them, well or badly. */
public final class Keys {
  public static final String ISSUER = "https://keycloak.test/realms/tenantry";
  public static final String AUDIENCE = "tenantry-api";
  private static final String KEY_ID = "test-key";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String NEXT_KEY_ID = "next-key";
  private static final KeyPair OURS = pair();
  private static final KeyPair NEXT = pair();
  private static volatile boolean rotated;

  private Keys() {}

  /** Claims of a token; each attack changes one. */
  public record Claims(
      String issuer, String audience, String subject, String session, Instant expiresAt) {
    public static Claims good() {
      return new Claims(
          ISSUER,
          AUDIENCE,
          UUID.randomUUID().toString(),
          UUID.randomUUID().toString(),
          Instant.now().plusSeconds(600));
    }

    public Claims withIssuer(String other) {
      return new Claims(other, audience, subject, session, expiresAt);
    }

    public Claims withAudience(String other) {
      return new Claims(issuer, other, subject, session, expiresAt);
    }

    public Claims expiredAt(Instant other) {
      return new Claims(issuer, audience, subject, session, other);
    }

    JsonObject json() {
      return new JsonObject()
          .put("iss", issuer)
          .put("aud", audience)
          .put("sub", subject)
          .put("sid", session)
          .put("exp", expiresAt.getEpochSecond());
    }
  }

  public static String signed(Claims claims) {
    return signed(claims, OURS, KEY_ID);
  }

  /** A token of somebody who works for an organization. */
  public static String ofMember(UUID organization) {
    JsonObject claims = Claims.good().json().put("org", organization.toString());
    return Jwt.claims(claims.getMap()).jws().keyId(KEY_ID).sign(OURS.getPrivate());
  }

  /** Signed with the key that comes into use when {@link #rotate} is called. */
  public static String signedWithNext(Claims claims) {
    return signed(claims, NEXT, NEXT_KEY_ID);
  }

  /** From now on there is a second key; the first stays until its tokens have expired. */
  public static void rotate() {
    rotated = true;
  }

  /** Signed by somebody else who claims to be us. */
  public static String foreign(Claims claims) {
    return signed(claims, pair(), KEY_ID);
  }

  /** Signed by somebody else with a key nobody knows. */
  public static String ofUnknownKey(Claims claims) {
    return signed(claims, pair(), "another-key");
  }

  public static String unsigned(Claims claims) {
    return part(new JsonObject().put("alg", "none").put("kid", KEY_ID))
        + "."
        + part(claims.json())
        + ".";
  }

  /** The public key misused as an HMAC secret. */
  public static String signedWithPublicKey(Claims claims) throws GeneralSecurityException {
    String content =
        part(new JsonObject().put("alg", "HS256").put("kid", KEY_ID)) + "." + part(claims.json());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(OURS.getPublic().getEncoded(), "HmacSHA256"));
    return content
        + "."
        + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
  }

  static String jwks() {
    JsonArray keys = new JsonArray().add(jwk(OURS, KEY_ID));
    if (rotated) {
      keys.add(jwk(NEXT, NEXT_KEY_ID));
    }
    return new JsonObject().put("keys", keys).encode();
  }

  private static JsonObject jwk(KeyPair pair, String id) {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return new JsonObject()
        .put("kty", "RSA")
        .put("alg", "RS256")
        .put("use", "sig")
        .put("kid", id)
        .put("n", BASE64.encodeToString(key.getModulus().toByteArray()))
        .put("e", BASE64.encodeToString(key.getPublicExponent().toByteArray()));
  }

  private static String signed(Claims claims, KeyPair keys, String keyId) {
    return Jwt.claims(claims.json().getMap()).jws().keyId(keyId).sign(keys.getPrivate());
  }

  private static String part(JsonObject json) {
    return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
