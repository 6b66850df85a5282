package io.tenantry.auth.takeover;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.apikey.Revocations;
import io.tenantry.auth.ending.SessionEndings;
import io.tenantry.auth.ending.SessionEndings.Ordered;
import io.tenantry.auth.keycloak.Credentials;
import io.tenantry.auth.keycloak.PasswordRefused;
import io.tenantry.auth.mfa.Mfa;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Actor;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives an account with an unproven e-mail address to the person who proves it, by a link that was
 * sent there (docs/adr/0054): anybody may have registered it. All earlier ways to sign in are
 * removed: password, sessions, second factor, providers, API keys. Each step may be repeated.
 */
@ApplicationScoped
public class Takeover {
  private static final String PROVEN =
      "select from person where id = $1 and email_verified_at is not null";
  private static final String VERIFIED =
      "update person set email_verified_at = $2 where id = $1 and email_verified_at is null";
  private static final String EMPLOYERS =
      "select distinct org_id from api_key where created_by = $1 and revoked_at is null";
  private final Database database;
  private final Credentials credentials;
  private final SessionEndings endings;
  private final Mfa mfa;
  private final Revocations keys;
  private final Audit audit;
  private final Clock clock;

  Takeover(
      Database database,
      Credentials credentials,
      SessionEndings endings,
      Mfa mfa,
      Revocations keys,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.credentials = credentials;
    this.endings = endings;
    this.mfa = mfa;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /** Returns whether the e-mail of an account is known to be its owner's. */
  public Uni<Boolean> isProven(UUID person) {
    return database.asService(tx -> tx.one(PROVEN, row -> true, person)).map(Optional::isPresent);
  }

  /** Writes down that the address was proven by who has the account. */
  public Uni<Void> confirm(UUID person) {
    return credentials.confirmEmail(person).flatMap(told -> write(person, "email.verified", false));
  }

  /**
   * Gives the account to who chose this password. Fails with 422 when it is not accepted; then
   * nothing has changed.
   */
  public Uni<Void> by(UUID person, String password) {
    return endings
        .order(person)
        .flatMap(
            order ->
                setPassword(order, password)
                    .call(() -> mfa.forget(person))
                    .call(() -> credentials.removeProviders(person))
                    .call(() -> endings.carryOut(order)))
        .call(() -> credentials.confirmEmail(person))
        .call(() -> write(person, "account.taken_over", true));
  }

  private Uni<Void> setPassword(Ordered order, String password) {
    return credentials
        .setPassword(order.person(), password)
        .onFailure(PasswordRefused.class)
        .call(() -> endings.cancel(order))
        .onFailure(PasswordRefused.class)
        .transform(refused -> Problems.invalid("password", refused.getMessage()));
  }

  private Uni<Void> write(UUID person, String action, boolean takesKeys) {
    return database.asService(
        tx ->
            (takesKeys ? revokeKeys(tx, person) : Uni.createFrom().voidItem())
                .call(() -> tx.execute(VERIFIED, person, clock.instant()))
                .call(
                    () ->
                        audit.record(tx, Actor.person(person), Act.of(action, "person", person))));
  }

  private Uni<Void> revokeKeys(Tx tx, UUID person) {
    return tx.list(EMPLOYERS, row -> row.getUUID(0), person)
        .onItem()
        .transformToMulti(employers -> Multi.createFrom().iterable(employers))
        .onItem()
        .transformToUniAndConcatenate(employer -> keys.revokeAllOf(tx, person, employer))
        .collect()
        .last();
  }
}
