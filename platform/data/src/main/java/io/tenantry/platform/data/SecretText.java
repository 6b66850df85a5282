package io.tenantry.platform.data;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A secret that opens something, as it is sent to somebody once: random bytes in base64url. It is
 * random enough that a plain SHA-256 may be stored of it; nothing else is, and it never prints
 * itself.
 */
public record SecretText(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** A new secret of 256 random bits. */
  public static SecretText fresh() {
    return fresh(BYTES);
  }

  /** A new secret of so many random bytes; a multiple of three makes four characters of three. */
  public static SecretText fresh(int bytes) {
    return new SecretText(
        Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(bytes)));
  }

  /** Random bytes, for secrets that are written in another way. */
  public static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** What is stored. */
  public byte[] hash() {
    return DigestUtils.sha256(text);
  }

  /** Whether this is the secret of a stored hash; takes equally long for every answer. */
  public boolean fits(byte[] hash) {
    return MessageDigest.isEqual(hash, hash());
  }

  @Override
  public String toString() {
    return "SecretText";
  }
}
