package io.tenantry.auth.privacy.erasure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret by which a person sees what became of their erasure when they have no account any
 * more. Only its hash is stored.
 */
record Receipt(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static Receipt issue() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return new Receipt(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Receipt";
  }
}
