package io.tenantry.platform.events;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells failures that pass by themselves from those that never will. */
final class Transient {
  /** SQLSTATE classes: connection, transaction rollback, resources, operator, system. */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  private Transient() {}

  static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException refusal) {
        String state = refusal.getSqlState();
        return state != null && PASSING.contains(state.substring(0, 2));
      }
      if (cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof VertxException) {
        return true;
      }
    }
    return false;
  }
}
