package io.tenantry.auth.mfa;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.SecretText;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/**
 * Codes for who has lost their authenticator. Each has 80 random bits, works once and is kept as
 * its hash.
 */
@ApplicationScoped
class RecoveryCodes {
  private static final int HOW_MANY = 10;
  private static final int BYTES = 10;
  private static final String FORGET = "delete from recovery_code where person_id = $1";
  private static final String KEEP =
      "insert into recovery_code (person_id, code_hash) select $1, unnest($2::bytea[])";
  private static final String USE =
      """
      update recovery_code set used_at = $3
      where person_id = $1 and code_hash = $2 and used_at is null
      """;

  private final Clock clock;

  RecoveryCodes(Clock clock) {
    this.clock = clock;
  }

  /** New ones in place of all others; the only time they are seen. */
  Uni<List<String>> renew(Tx tx, UUID person) {
    List<String> codes = Stream.generate(RecoveryCodes::code).limit(HOW_MANY).toList();
    Object hashes =
        codes.stream()
            .map(code -> io.vertx.mutiny.core.buffer.Buffer.buffer(hash(code)).getDelegate())
            .toArray(io.vertx.core.buffer.Buffer[]::new);
    return forget(tx, person).flatMap(gone -> tx.execute(KEEP, person, hashes)).replaceWith(codes);
  }

  Uni<Void> forget(Tx tx, UUID person) {
    return tx.execute(FORGET, person).replaceWithVoid();
  }

  /** Uses a code up; false when it is none, or was used before. */
  Uni<Boolean> use(Tx tx, UUID person, String code) {
    return tx.execute(USE, person, hash(code), clock.instant()).map(used -> used == 1);
  }

  private static String code() {
    String text =
        new Base32().encodeToString(SecretText.randomBytes(BYTES)).toLowerCase(Locale.ROOT);
    return String.join(
        "-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12));
  }

  private static byte[] hash(String code) {
    return new SecretText(code.trim().toLowerCase(Locale.ROOT).replace("-", "")).hash();
  }
}
