package io.tenantry.platform.data;

import io.vertx.pgclient.PgException;
import java.util.Objects;

/** Recognizes which guard of the database refused a statement. */
public final class Constraints {
  private Constraints() {}

  /** True when {@code failure} is the database's refusal by the constraint of this name. */
  public static boolean violated(Throwable failure, String constraint) {
    return failure instanceof PgException refusal
        && Objects.equals(refusal.getConstraint(), constraint);
  }
}
