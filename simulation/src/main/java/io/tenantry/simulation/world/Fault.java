package io.tenantry.simulation.world;

/** Faults in a run. */
public enum Fault {
  /** A service dies before a step: what it had in mind is lost. */
  CRASH,
  /** A service dies in a transaction: nothing of it stays. */
  CRASH_BEFORE_COMMIT,
  /** A service dies after a commit: nobody learns that it happened. */
  CRASH_AFTER_COMMIT,
  /** A message never arrives. */
  DROP,
  /** A message takes minutes. */
  DELAY,
  /** A message arrives again. */
  DUPLICATE,
  /** A later message arrives earlier. */
  REORDER,
  /** The provider does not answer and did nothing. */
  TIMEOUT_UNDONE,
  /** The provider does not answer and did, or still does, what it was asked. */
  TIMEOUT_DONE
}
