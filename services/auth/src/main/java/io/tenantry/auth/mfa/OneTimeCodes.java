package io.tenantry.auth.mfa;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.tenantry.platform.data.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Time-based one-time codes (RFC 6238) as Keycloak's realm has them: six digits, half a minute, one
 * step of tolerance. Only for enrolment; at sign-in Keycloak checks. In real time, as phones are.
 */
@ApplicationScoped
class OneTimeCodes {
  private static final int BYTES = 24;
  private final InstantSource realTime = InstantSource.system();
  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();

  /** A new secret; Keycloak takes the bytes of its text as the key. */
  String newSecret() {
    return SecretText.fresh(BYTES).text();
  }

  boolean isRight(String secret, String code) {
    Instant now = realTime.instant();
    return Stream.of(now, now.minus(generator.getTimeStep()), now.plus(generator.getTimeStep()))
        .anyMatch(at -> code.equals(code(secret, at)));
  }

  /** As people type it. */
  String base32(String secret) {
    return new Base32().encodeToString(bytes(secret)).replace("=", "");
  }

  /** As authenticator apps scan it. */
  String uri(String secret, String email) {
    return "otpauth://totp/Tenantry:%s?secret=%s&issuer=Tenantry&digits=6&period=30"
        .formatted(URLEncoder.encode(email, StandardCharsets.UTF_8), base32(secret));
  }

  private String code(String secret, Instant at) {
    try {
      var key = new SecretKeySpec(bytes(secret), generator.getAlgorithm());
      return generator.generateOneTimePasswordString(key, at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8);
  }
}
