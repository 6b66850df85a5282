package io.tenantry.auth.apikey;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** A key as integrations send it: {@code tnk_<id>_<secret>}, the secret 32 random bytes. */
record KeyText(UUID id, String secret) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PREFIX = "tnk";
  private static final int BYTES = 32;
  private static final int PARTS = 3;

  static KeyText fresh(UUID id) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new KeyText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Reads a key; empty when it is none. */
  static Optional<KeyText> parse(String text) {
    String[] parts = text.trim().split("_", PARTS);
    try {
      return parts.length == PARTS && parts[0].equals(PREFIX)
          ? Optional.of(new KeyText(UUID.fromString(parts[1]), parts[2]))
          : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  byte[] hash() {
    return DigestUtils.sha256(secret);
  }

  boolean fits(byte[] kept) {
    return MessageDigest.isEqual(kept, hash());
  }

  /** Returns the text, which is shown once. */
  String text() {
    return PREFIX + "_" + id + "_" + secret;
  }

  @Override
  public String toString() {
    return "KeyText[" + id + "]";
  }
}
