package io.tenantry.bench.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An identity provider with one key: its key set and its tokens. */
public final class Identity {
  /** Path of Keycloak's key set. */
  static final String KEYS_PATH = "/realms/tenantry/protocol/openid-connect/certs";

  static final String AUDIENCE = "tenantry-api";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Duration LIFE = Duration.ofHours(1);
  private final KeyPair keys;

  /** With a fresh key. */
  public Identity() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  String jwks() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return String.format(
        Locale.ROOT,
        "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"bench\",\"n\":\"%s\",\"e\":\"%s\"}]}",
        BASE64.encodeToString(key.getModulus().toByteArray()),
        BASE64.encodeToString(key.getPublicExponent().toByteArray()));
  }

  /** A token of a person of their own, who has these roles. */
  public String token(String issuer, String... roles) throws GeneralSecurityException {
    String claims =
        String.format(
            Locale.ROOT,
            "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"sid\":\"%s\",\"exp\":%d,\"realm_access\":{\"roles\":[%s]}}",
            issuer,
            AUDIENCE,
            UUID.randomUUID(),
            UUID.randomUUID(),
            Instant.now().plus(LIFE).getEpochSecond(),
            Stream.of(roles).map(role -> '"' + role + '"').collect(Collectors.joining(",")));
    String content =
        part("{\"alg\":\"RS256\",\"kid\":\"bench\",\"typ\":\"JWT\"}") + "." + part(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + BASE64.encodeToString(signature.sign());
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
