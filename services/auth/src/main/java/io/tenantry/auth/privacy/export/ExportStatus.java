package io.tenantry.auth.privacy.export;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;


/** States of an export. */
enum ExportStatus implements State<ExportStatus> {
  COLLECTING,
  READY,
  EXPIRED;

  private static final Moves<ExportStatus> MOVES =
      Moves.of("export", ExportStatus.class)
          .inCapitals()
          .from(COLLECTING)
          .to(READY, EXPIRED)
          .from(READY)
          .to(EXPIRED);

  @Override
  public Moves<ExportStatus> moves() {
    return MOVES;
  }
}
