package io.tenantry.auth.apikey;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.ending.SessionEndings;
import io.tenantry.auth.keycloak.KeyUsers;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.OutboundTasks;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * The end of keys. From the transaction on, a key gets no token; then its sessions end and Keycloak
 * forgets its user. The queue completes interrupted revocations.
 */
@ApplicationScoped
public class Revocations implements TaskHandler {
  static final String KIND = "delete-key-user";
  private static final JsonObject NO_MORE = new JsonObject();
  private static final Duration IF_NOT_NOW = Duration.ofSeconds(15);
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

  private static final String FORGOTTEN =
      "update api_key set keycloak_user = null where keycloak_user = $1";

  private final Database database;
  private final OutboundTasks tasks;
  private final SessionEndings endings;
  private final KeyUsers users;
  private final Clock clock;

  Revocations(
      Database database, OutboundTasks tasks, SessionEndings endings, KeyUsers users, Clock clock) {
    this.database = database;
    this.tasks = tasks;
    this.endings = endings;
    this.users = users;
    this.clock = clock;
  }

  /** Revokes one key; the item is its user, empty when it is not there. */
  Uni<Optional<UUID>> revoke(Tx tx, UUID id, UUID organization) {
    return tx.one(REVOKE, row -> row.getUUID(0), id, organization, clock.instant())
        .call(user -> tasks.addAll(tx, KIND, user.stream().toList(), NO_MORE, IF_NOT_NOW));
  }

  /**
   * Revokes the keys a person made for an organization, when they leave it. Their tokens end within
   * seconds after commit.
   *
   * @param tx in the scope of the service
   */
  public Uni<Void> revokeAllOf(Tx tx, UUID person, UUID organization) {
    return tx.list(REVOKE_OF_MAKER, row -> row.getUUID(0), person, organization, clock.instant())
        .flatMap(users -> tasks.addAll(tx, KIND, users, NO_MORE, Duration.ZERO));
  }

  /** Does it now, or, when Keycloak is away, later: the key is revoked either way. */
  Uni<Void> carryOut(UUID user) {
    return tasks.run(KIND, user).replaceWithVoid();
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** First the sessions: without the user nobody could find them. */
  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    UUID user = task.subject();
    return endings
        .endSessions(user)
        .flatMap(ended -> users.delete(user))
        .flatMap(gone -> database.asService(tx -> tx.execute(FORGOTTEN, user)))
        .replaceWith(TaskOutcome.DONE);
  }
}
