package io.tenantry.simulation.world;

/** A service died here. */
public final class Crashed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Crashed() {
    super("crashed", null, false, false);
  }
}
