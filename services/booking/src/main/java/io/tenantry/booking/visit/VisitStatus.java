package io.tenantry.booking.visit;

import io.tenantry.platform.data.Moves;
import io.tenantry.platform.data.State;


/** States of a visit (rules.md §17). */
enum VisitStatus implements State<VisitStatus> {
  SCHEDULED,
  CONFIRMED,
  IN_PROGRESS,
  COMPLETED,
  NO_SHOW,
  CANCELLED;

  /** At another time it is scheduled anew: who had confirmed has confirmed the old time. */
  private static final Moves<VisitStatus> MOVES =
      Moves.of("visit", VisitStatus.class)
          .from(SCHEDULED)
          .to(SCHEDULED, CONFIRMED, IN_PROGRESS, COMPLETED, NO_SHOW, CANCELLED)
          .from(CONFIRMED)
          .to(SCHEDULED, IN_PROGRESS, COMPLETED, NO_SHOW, CANCELLED)
          .from(IN_PROGRESS)
          .to(COMPLETED)
          // nobody had noted that they came
          .from(NO_SHOW)
          .to(COMPLETED);

  @Override
  public Moves<VisitStatus> moves() {
    return MOVES;
  }

  /** True when the visitor still takes a place. */
  boolean stands() {
    return this == SCHEDULED || this == CONFIRMED || this == IN_PROGRESS;
  }
}
