package io.tenantry.auth.session;

import io.tenantry.auth.keycloak.Tokens;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * A refresh token that is being used up, as the key to what it was exchanged for (AES-256-GCM). Its
 * hash, by which it is found, does not give the key.
 */
record OldToken(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String PURPOSE = "the pair that this refresh token was exchanged for";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  byte[] hash() {
    return DigestUtils.sha256(text);
  }

  byte[] seal(Tokens tokens) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    String pair =
        JsonObject.of(
                "access", tokens.accessToken(),
                "refresh", tokens.refreshToken(),
                "expiresIn", tokens.expiresIn())
            .encode();
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, pair.getBytes(StandardCharsets.UTF_8));
    byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
    return both;
  }

  Tokens open(byte[] both) {
    byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
    var pair =
        new JsonObject(
            new String(crypt(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8));
    return new Tokens(
        pair.getString("access"), pair.getString("refresh"), pair.getLong("expiresIn"));
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] bytes) {
    try {
      byte[] key = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, text).hmac(PURPOSE);
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "OldToken";
  }
}
