package io.tenantry.auth.privacy.export;

import java.util.Map;
import java.util.Set;

/** States of an export. */
enum ExportStatus {
  COLLECTING,
  READY,
  EXPIRED;

  private static final Map<ExportStatus, Set<ExportStatus>> MOVES =
      Map.of(COLLECTING, Set.of(READY, EXPIRED), READY, Set.of(EXPIRED), EXPIRED, Set.of());

  Set<ExportStatus> next() {
    return MOVES.get(this);
  }
}
