package io.tenantry.auth.mfa;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app. Keycloak takes each code once, so it can show that of the next step. */
public record Authenticator(String secret) {
  public String code() {
    return code(Instant.now());
  }

  public String nextCode() {
    return code(Instant.now().plusSeconds(30));
  }

  public String wrongCode() {
    return code().equals("000000") || nextCode().equals("000000") ? "111111" : "000000";
  }

  private String code(Instant at) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
