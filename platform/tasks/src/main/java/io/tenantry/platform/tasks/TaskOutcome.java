package io.tenantry.platform.tasks;

/** Outcomes of an attempt at a task. An attempt that fails is repeated later, too. */
public enum TaskOutcome {
  /** Finished. */
  DONE,
  /** Not finished, through nobody's fault: repeated later, later each time, however often. */
  LATER,
  /** Got further and goes on at once, behind others that are due. */
  MORE;

  /** {@link #DONE} or {@link #LATER}. */
  public static TaskOutcome of(boolean finished) {
    return finished ? DONE : LATER;
  }
}
