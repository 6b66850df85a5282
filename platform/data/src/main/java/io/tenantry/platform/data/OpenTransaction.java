package io.tenantry.platform.data;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/**
 * The transaction that is under way on a Vert.x context, for what joins it there: entities share
 * its connection, and so its scope, its commit and its rollback. It is known only until its work
 * has ended.
 */
public final class OpenTransaction {
  private static final String KEY = OpenTransaction.class.getName();

  private final Tx tx;
  private final SqlConnection connection;
  private volatile boolean ended;
  private volatile boolean doomed;
  private volatile boolean busy;
  private volatile Throwable failure;

  OpenTransaction(Tx tx, SqlConnection connection) {
    this.tx = tx;
    this.connection = connection;
  }

  /** The transaction of the current context, if there is one that has not ended. */
  public static Optional<OpenTransaction> current() {
    return VertxContext.isOnDuplicatedContext()
        ? ContextLocals.<OpenTransaction>get(KEY).filter(open -> !open.ended)
        : Optional.empty();
  }

  void begin() {
    ContextLocals.put(KEY, this);
  }

  void end() {
    ended = true;
    tx.end();
  }

  /** Returns whether this is the transaction that the work was given. */
  public boolean isOf(Tx given) {
    return tx == given;
  }

  /**
   * Its connection, on which {@code begin} was said and only {@link Database} ends it.
   *
   * @throws IllegalStateException when it has ended: the connection may serve somebody else
   */
  public SqlConnection connection() {
    if (ended) {
      throw new IllegalStateException("The transaction of these entities has ended");
    }
    return connection;
  }

  /**
   * Begins work that has the connection for itself.
   *
   * @throws IllegalStateException when such work is under way
   */
  public void enter() {
    if (busy) {
      throw new IllegalStateException("Entities are already at work in this transaction");
    }
    busy = true;
    failure = null;
  }

  /** Ends the work that has the connection for itself. */
  public void leave() {
    busy = false;
  }

  /** Lets the transaction roll back, also when its work recovers from the failure. */
  public void doom() {
    doomed = true;
  }

  boolean isDoomed() {
    return doomed;
  }

  /** Keeps what the database said, for callers of a library that drops it. */
  public void failed(Throwable refusal) {
    failure = refusal;
  }

  /** Returns the last refusal of the database since {@link #enter}. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }
}
