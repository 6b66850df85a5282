package io.tenantry.platform.data;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;

/**
 * The database does not answer, or has just gone away: it passes by itself. The result of a
 * transaction in progress is unknown.
 */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** SQLSTATE classes: connection, resources, operator (a shutdown, a start), system. */
  private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

  DatabaseUnavailable(Throwable cause) {
    super(cause);
  }

  /**
   * True when this failure of the client means that the database is unavailable. It has no type for
   * a connection that was lost.
   */
  static boolean caused(Throwable failure) {
    return switch (failure) {
      case PgException refusal ->
          refusal.getSqlState() != null && AWAY.contains(refusal.getSqlState().substring(0, 2));
      case IOException lost -> true;
      case VertxException lost -> true;
      case NoStackTraceThrowable lost -> true;
      default -> false;
    };
  }
}
