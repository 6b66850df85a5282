package io.tenantry.stripesim;

import io.tenantry.simulator.Environment;
import io.tenantry.simulator.Simulator;

/** Starts the simulator from the environment and stops it with the process. */
public final class Main {
  private Main() {}

  /** Takes no arguments; see {@link Settings} for the environment. */
  public static void main(String[] args) {
    var settings = Settings.from(new Environment(System.getenv()));
    Simulator.run(settings.place(), new Stripe(settings));
  }
}
