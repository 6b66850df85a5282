package io.tenantry.auth.apikey;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.ending.SessionEndings;
import io.tenantry.auth.ending.SessionEndings.Ordered;
import io.tenantry.auth.keycloak.KeyUsers;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The end of keys. From the transaction on, a key gets no token; then its sessions end and Keycloak
 * forgets its user. The sweeps complete interrupted revocations.
 */
@ApplicationScoped
public class Revocations {
  private static final Logger LOG = Logger.getLogger(Revocations.class);
  private static final String REVOKE =
      """
      update api_key set revoked_at = $3 where id = $1 and org_id = $2 and revoked_at is null
      returning keycloak_user
      """;
  private static final String REVOKE_OF_MAKER =
      """
      update api_key set revoked_at = $3
      where created_by = $1 and org_id = $2 and revoked_at is null
      returning keycloak_user
      """;

  /** Not before the sessions have ended: without the user nobody could find them. */
  private static final String TO_FORGET =
      """
      select keycloak_user from api_key k
      where revoked_at is not null and keycloak_user is not null
        and not exists (select from session_ending s where s.person_id = k.keycloak_user)
      order by random() limit 50
      """;

  private static final String FORGOTTEN =
      "update api_key set keycloak_user = null where keycloak_user = $1";

  private final Database database;
  private final SessionEndings endings;
  private final KeyUsers users;
  private final Clock clock;

  Revocations(Database database, SessionEndings endings, KeyUsers users, Clock clock) {
    this.database = database;
    this.endings = endings;
    this.users = users;
    this.clock = clock;
  }

  /** Revokes one key; empty when it is not there. */
  Uni<Optional<Ordered>> revoke(Tx tx, UUID id, UUID organization) {
    return tx.one(REVOKE, row -> row.getUUID(0), id, organization, clock.instant())
        .flatMap(
            user ->
                user.map(found -> endings.order(tx, found).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  /**
   * Revokes the keys a person made for an organization, when they leave it. Their tokens end within
   * seconds after commit.
   *
   * @param tx in the scope of the service
   */
  public Uni<Void> revokeAllOf(Tx tx, UUID person, UUID organization) {
    return tx.list(REVOKE_OF_MAKER, row -> row.getUUID(0), person, organization, clock.instant())
        .onItem()
        .transformToMulti(users -> Multi.createFrom().iterable(users))
        .onItem()
        .transformToUniAndConcatenate(user -> endings.orderAtOnce(tx, user))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Does it now, or, when Keycloak is away, later: the key is revoked either way. */
  Uni<Void> carryOut(Ordered order) {
    return endings
        .carryOut(order)
        .flatMap(ended -> forget(order.person()))
        .onFailure()
        .invoke(failure -> LOG.warnf("A revoked key's end comes later: %s", failure))
        .onFailure()
        .recoverWithNull();
  }

  @Scheduled(
      every = "${tenantry.session.ending-sweep}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return database
        .asService(tx -> tx.list(TO_FORGET, row -> row.getUUID(0)))
        .flatMap(this::forgetAll)
        .onFailure()
        .invoke(failure -> LOG.warnf("Revoked keys could not be forgotten: %s", failure))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> forgetAll(List<UUID> all) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(this::forgetOrLater)
        .collect()
        .last();
  }

  private Uni<Void> forgetOrLater(UUID user) {
    return forget(user)
        .onFailure()
        .invoke(failure -> LOG.warnf("Key user %s is forgotten later: %s", user, failure))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> forget(UUID user) {
    return users
        .delete(user)
        .flatMap(gone -> database.asService(tx -> tx.execute(FORGOTTEN, user).replaceWithVoid()));
  }
}
