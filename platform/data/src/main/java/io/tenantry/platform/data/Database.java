package io.tenantry.platform.data;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.identity.Caller;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Transactions on the service's own database, each in the scope of who asks: row-level security
 * shows a transaction only the rows of its scope. The work commits when its {@code Uni} has an item
 * and rolls back when it fails. A transaction runs to its end, also when nobody waits for it any
 * more: a cancellation would lose the connection that is on its way, or one still in use.
 *
 * <p>An item means that the work is kept: work that recovered from a failed statement, and whose
 * transaction the database therefore gave up, fails with an {@link IllegalStateException}. A {@link
 * Tx} is of no use once its work has ended.
 *
 * <p>Everything fails with {@link DatabaseUnavailable} while the database is away.
 */
@ApplicationScoped
public class Database {
  /**
   * In a transaction of which a statement has failed a mere commit rolls back and reports no error;
   * any other statement is refused there.
   */
  private static final String COMMIT = "select 1; commit";

  /** SQLSTATE of a statement in a transaction that has failed. */
  private static final String ABORTED = "25P02";

  private final Pool pool;
  private final Vertx vertx;

  Database(Pool pool, Vertx vertx) {
    this.pool = pool;
    this.vertx = vertx;
  }

  /** Work in the name of a caller: their organization's rows and their own. */
  public <T> Uni<T> as(Caller caller, Function<Tx, Uni<T>> work) {
    return transaction(Scope.Person.of(caller), work);
  }

  /** Work of the service for one organization, such as an event of that organization. */
  public <T> Uni<T> asServiceFor(UUID organization, Function<Tx, Uni<T>> work) {
    return transaction(new Scope.Service(Optional.of(organization)), work);
  }

  /** Work of the service across organizations: events, scheduled jobs, public reads. */
  public <T> Uni<T> asService(Function<Tx, Uni<T>> work) {
    return transaction(new Scope.Service(Optional.empty()), work);
  }

  /**
   * One statement that reads, without a transaction and in one round trip. It has no scope: of
   * tables under row-level security it sees only what anybody may.
   */
  public <T> Uni<T> look(Function<Tx, Uni<T>> read) {
    return named(read.apply(new Tx(pool)));
  }

  private <T> Uni<T> transaction(Scope scope, Function<Tx, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (OpenTransaction.current().isPresent()) {
                throw new IllegalStateException(
                    "A transaction within a transaction would wait for a second connection");
              }
              return named(TransactionContext.run(vertx, () -> connected(scope, work)));
            });
  }

  private <T> Uni<T> connected(Scope scope, Function<Tx, Uni<T>> work) {
    return pool.getConnection().flatMap(connection -> in(connection, scope, work));
  }

  private static <T> Uni<T> named(Uni<T> asked) {
    return asked.onFailure(DatabaseUnavailable::caused).transform(DatabaseUnavailable::new);
  }

  private static <T> Uni<T> in(SqlConnection connection, Scope scope, Function<Tx, Uni<T>> work) {
    Tx tx = new Tx(connection);
    OpenTransaction open = new OpenTransaction(tx, connection.getDelegate());
    return simple(connection, scope.begin())
        .invoke(open::begin)
        .flatMap(begun -> work.apply(tx))
        .onTermination()
        .invoke(open::end)
        .call(done -> commit(open, connection))
        .onFailure(Database::isAborted)
        .transform(Database::passedOver)
        .onFailure()
        .call(failure -> rollback(connection))
        .eventually(connection::close);
  }

  private static Uni<Void> commit(OpenTransaction open, SqlConnection connection) {
    return open.isDoomed()
        ? Uni.createFrom().failure(() -> passedOver(null))
        : simple(connection, COMMIT);
  }

  private static boolean isAborted(Throwable failure) {
    return failure instanceof PgException refusal && ABORTED.equals(refusal.getSqlState());
  }

  private static IllegalStateException passedOver(Throwable aborted) {
    return new IllegalStateException(
        "A part of this transaction had failed, so nothing of it was kept", aborted);
  }

  private static Uni<Void> rollback(SqlConnection connection) {
    return simple(connection, "rollback").onFailure().recoverWithNull();
  }

  private static Uni<Void> simple(SqlConnection connection, String statements) {
    return connection.query(statements).execute().replaceWithVoid();
  }
}
