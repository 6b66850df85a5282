package io.tenantry.auth.moderation;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.alignment.Alignment;
import io.tenantry.auth.alignment.Alignment.Effect;
import io.tenantry.auth.apikey.Revocations;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Suspends and restores people (AUTH-32, decisions.md A-23). */
@ApplicationScoped
class Moderation {
  private static final String SUSPEND =
      """
      update person set suspended_at = $2, suspended_by = $3, suspension_reason = $4
      where id = $1 and suspended_at is null
      """;
  private static final String RESTORE =
      """
      update person set suspended_at = null, suspended_by = null, suspension_reason = null
      where id = $1 and suspended_at is not null
      """;
  private static final String EMPLOYER = "select org_id from membership where person_id = $1";
  private static final String THERE = "select from person where id = $1";

  private final Database database;
  private final Alignment alignment;
  private final Revocations keys;
  private final Audit audit;
  private final Clock clock;

  Moderation(Database database, Alignment alignment, Revocations keys, Audit audit, Clock clock) {
    this.database = database;
    this.alignment = alignment;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /** Ends a person's sessions and keys and lets them open none. Suspended already is fine. */
  Uni<Void> suspend(Caller administrator, UUID person, String reason) {
    if (administrator.id().equals(person)) {
      throw Problems.conflict("own-account", "You cannot suspend yourself. Ask a colleague.");
    }
    return change(
        administrator,
        person,
        Act.of("user.suspended", "user", person).with(Map.of("reason", reason)),
        tx ->
            tx.execute(SUSPEND, person, clock.instant(), administrator.id(), reason)
                .call(() -> revokeKeys(tx, person)));
  }

  /** Revokes the keys of a blocked person, who must not come in by a key either. */
  private Uni<Void> revokeKeys(Tx tx, UUID person) {
    return tx.one(EMPLOYER, row -> row.getUUID("org_id"), person)
        .flatMap(
            employer ->
                employer
                    .map(organization -> keys.revokeAllOf(tx, person, organization))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** Lets a suspended person sign in again. */
  Uni<Void> restore(Caller administrator, UUID person, String reason) {
    return change(
        administrator,
        person,
        Act.of("user.restored", "user", person).with(Map.of("reason", reason)),
        tx -> tx.execute(RESTORE, person));
  }

  private Uni<Void> change(
      Caller administrator, UUID person, Act act, Function<Tx, Uni<Integer>> write) {
    return database
        .asService(
            tx ->
                requireThere(tx, person)
                    .flatMap(there -> write.apply(tx))
                    .flatMap(
                        changed ->
                            changed == 1
                                ? follow(tx, administrator, person, act)
                                : Uni.createFrom().voidItem()))
        .call(() -> alignment.carryOut(person));
  }

  private Uni<Void> follow(Tx tx, Caller administrator, UUID person, Act act) {
    return audit
        .record(tx, administrator, act)
        .call(() -> alignment.wish(tx, person, Effect.ACCOUNT));
  }

  private static Uni<Void> requireThere(Tx tx, UUID person) {
    return tx.one(THERE, row -> true, person)
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw Problems.notFound("The person");
              }
            })
        .replaceWithVoid();
  }
}
