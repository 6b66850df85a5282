package io.tenantry.platform.jobs;

/** Ends a sweep: what its work needs is away, so it would fail for every item. */
public final class StopSweep extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Ends it because of this. */
  public StopSweep(Throwable cause) {
    super(cause);
  }
}
