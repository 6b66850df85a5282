package io.tenantry.auth.ending;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Ends all sessions of a person: after a change of password or role, or a suspension. Order it in
 * the transaction that makes it necessary and carry it out after commit; if that breaks off, the
 * sweep does it.
 */
@ApplicationScoped
public class SessionEndings {
  private static final Logger LOG = Logger.getLogger(SessionEndings.class);
  private static final String ORDER = "insert into session_ending (id, person_id) values ($1, $2)";
  private static final String DONE = "delete from session_ending where id = $1";
  private static final String HURRY =
      "update session_ending set next_attempt_at = now() where id = $1";
  private static final String TAKE =
      """
      update session_ending set next_attempt_at = clock_timestamp() + interval '15 seconds'
      where id in (
        select id from session_ending where next_attempt_at <= clock_timestamp()
        order by next_attempt_at limit 20 for update skip locked)
      returning id, person_id
      """;

  private final Database database;
  private final Users users;
  private final EndedSessions ended;

  SessionEndings(Database database, Users users, EndedSessions ended) {
    this.database = database;
    this.users = users;
    this.ended = ended;
  }

  /** An order that is written down. */
  public record Ordered(UUID id, UUID person) {
    static Ordered from(Row row) {
      return new Ordered(row.getUUID("id"), row.getUUID("person_id"));
    }
  }

  /**
   * Writes down that the person's sessions must end.
   *
   * @param tx in the scope of the service
   */
  public Uni<Ordered> order(Tx tx, UUID person) {
    var order = new Ordered(Ids.next(), person);
    return tx.execute(ORDER, order.id(), person).replaceWith(order);
  }

  /**
   * Leaves it to the sweep, which does it within seconds after commit.
   *
   * @param tx in the scope of the service
   */
  public Uni<Void> orderAtOnce(Tx tx, UUID person) {
    return order(tx, person).flatMap(order -> tx.execute(HURRY, order.id())).replaceWithVoid();
  }

  /** {@link #order} in a transaction of its own. */
  public Uni<Ordered> order(UUID person) {
    return database.asService(tx -> order(tx, person));
  }

  /**
   * Ends them now. When Keycloak is away this fails, and the sweep goes on trying; sessions that
   * begin meanwhile end too.
   */
  public Uni<Void> carryOut(Ordered order) {
    return endAll(order.person())
        .call(() -> database.asService(tx -> tx.execute(DONE, order.id())))
        .replaceWithVoid();
  }

  /** Takes an order back: what made it necessary did not happen. */
  public Uni<Void> cancel(Ordered order) {
    return database.asService(tx -> tx.execute(DONE, order.id()).replaceWithVoid());
  }

  /** The gateway refuses them first, then Keycloak forgets them. */
  private Uni<Void> endAll(UUID person) {
    return users
        .sessionsOf(person)
        .onItem()
        .transformToMulti(sessions -> Multi.createFrom().iterable(sessions))
        .onItem()
        .call(session -> ended.remember(session.id()))
        .collect()
        .last()
        .flatMap(last -> users.signOut(person));
  }

  @Scheduled(
      every = "${tenantry.session.ending-sweep}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return database
        .asService(tx -> tx.list(TAKE, Ordered::from))
        .onItem()
        .transformToMulti(orders -> Multi.createFrom().iterable(orders))
        .onItem()
        .transformToUniAndConcatenate(this::carryOutOrLater)
        .collect()
        .last();
  }

  private Uni<Void> carryOutOrLater(Ordered order) {
    return carryOut(order)
        .onFailure()
        .invoke(failure -> LOG.warnf("Sessions of %s could not be ended: %s", order, failure))
        .onFailure()
        .recoverWithNull();
  }
}
