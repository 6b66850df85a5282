package io.tenantry.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tenantry.platform.data.DatabaseUnavailable;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
      if (isOfContent(cause)) {
        return false;
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

  /** An event that ends too early or is no JSON will not get better, though both are I/O errors. */
  private static boolean isOfContent(Throwable cause) {
    return cause instanceof EOFException
        || cause instanceof JsonProcessingException
        || cause instanceof CharacterCodingException;
  }
}
