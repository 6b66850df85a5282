package io.tenantry.platform.events;

import io.tenantry.platform.data.DatabaseUnavailable;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells failures that pass by themselves from those that never will. */
final class Transient {
  /** SQLSTATE class of a transaction that lost against another. */
  private static final String ROLLED_BACK = "40";

  private Transient() {}

  static boolean is(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException refusal) {
        return refusal.getSqlState() != null && refusal.getSqlState().startsWith(ROLLED_BACK);
      }
      if (cause instanceof DatabaseUnavailable
          || cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof VertxException) {
        return true;
      }
    }
    return false;
  }
}
