package io.tenantry.simulation.world;

/** A run broke an invariant. */
public final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Invariant invariant;

  /** With what was seen. */
  public Broken(Invariant invariant, String seen) {
    super(invariant + ": " + seen);
    this.invariant = invariant;
  }

  /** A failure nobody expected. */
  Broken(Throwable failure) {
    super(Invariant.NOTHING_FAILS + ": " + failure, failure);
    this.invariant = Invariant.NOTHING_FAILS;
  }

  /** Returns the broken invariant. */
  public Invariant invariant() {
    return invariant;
  }
}
