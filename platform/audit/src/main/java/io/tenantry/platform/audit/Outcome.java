package io.tenantry.platform.audit;

import java.util.Locale;

/** Outcome of an act. */
public enum Outcome {
  SUCCEEDED,
  /** The actor may not, or could not prove who they are. */
  REFUSED,
  FAILED;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
