package io.tenantry.auth.mfa;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Ten wrong codes, and no code of the account is looked at for 15 minutes (decisions.md A-01).
 * Counted only of who has proven the password or is signed in: strangers lock nobody out.
 */
@ApplicationScoped
public class CodeAttempts {
  private static final String ADMIT =
      """
      insert into code_attempt (email_hash, failures, since) values ($1, 1, now())
      on conflict (email_hash) do update set
        failures = case when code_attempt.since < now() - interval '15 minutes' then 1
          else code_attempt.failures + 1 end,
        since = case when code_attempt.since < now() - interval '15 minutes' then now()
          else code_attempt.since end
      where code_attempt.failures < 10 or code_attempt.since < now() - interval '15 minutes'
      """;
  private static final String FORGET = "delete from code_attempt where email_hash = $1";
  private static final String TIDY =
      "delete from code_attempt where since < now() - interval '1 day'";

  private final Database database;

  CodeAttempts(Database database) {
    this.database = database;
  }

  /** Counts a try before it is made; false when there were too many. */
  public Uni<Boolean> admit(String email) {
    return database
        .asService(tx -> tx.execute(ADMIT, DigestUtils.sha256(email)))
        .map(admitted -> admitted == 1);
  }

  /** The code was right. */
  public Uni<Void> succeeded(String email) {
    return database.asService(
        tx ->
            tx.execute(FORGET, DigestUtils.sha256(email))
                .flatMap(forgotten -> tx.execute(TIDY))
                .replaceWithVoid());
  }
}
