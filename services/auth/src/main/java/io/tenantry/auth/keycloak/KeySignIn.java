package io.tenantry.auth.keycloak;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * Credentials of an API key's technical user at Keycloak. Both are random and known to auth alone:
 * who has the key, or its id, cannot use any of Keycloak's or our doors for people with it.
 */
public record KeySignIn(String name, String password) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** Makes a random password agree with a policy made for people. */
  private static final String FOR_THE_POLICY = "-Aa1";

  private static final String SEPARATOR = " ";

  /** The realm names users by e-mail; nobody gets mail at this one (RFC 2606). */
  private static final String DOMAIN = "@keys.invalid";

  /** Of a new key. */
  public static KeySignIn fresh() {
    return new KeySignIn("key-" + UUID.randomUUID() + DOMAIN, random());
  }

  /** Of a key whose user was named when names still told which key it is. */
  public static KeySignIn renewed(UUID key) {
    return new KeySignIn("api-key-" + key + DOMAIN, random());
  }

  /** Reads what {@link #text()} wrote. */
  public static KeySignIn parse(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return new KeySignIn(parts[0], parts[1]);
  }

  /** To be kept, sealed. */
  public String text() {
    return name + SEPARATOR + password;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + FOR_THE_POLICY;
  }

  @Override
  public String toString() {
    return "KeySignIn";
  }
}
