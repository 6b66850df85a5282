package io.tenantry.razorpaysim;

import java.util.logging.Logger;

/** Starts the simulator from the environment and stops it with the process. */
public final class Main {
  private static final Logger LOG = Logger.getLogger(Main.class.getName());

  private Main() {}

  /** Takes no arguments; see {@link Settings} for the environment. */
  public static void main(String[] args) {
    var simulator = RazorpaySimulator.start(Settings.from(System.getenv()));
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    LOG.info(() -> "Razorpay simulator on port " + simulator.port());
  }
}
