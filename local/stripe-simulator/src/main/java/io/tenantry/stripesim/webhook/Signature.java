package io.tenantry.stripesim.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code Stripe-Signature} header: {@code t=…,v1=HMAC-SHA256(secret, "t.payload")}. */
public record Signature(String secret) {

  /** Signs a payload at a time in seconds since 1970. */
  public String header(long seconds, String payload) {
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac(seconds + "." + payload));
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
