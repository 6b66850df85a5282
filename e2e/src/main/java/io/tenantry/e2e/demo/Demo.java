package io.tenantry.e2e.demo;

import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.NotAsExpected;
import java.util.Locale;

/** {@code make demo}: the main job on the running fleet, step by step. */
public final class Demo {
  private Demo() {}

  /** Runs the demo; exit code 1 when a step does not hold. */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    try {
      Fleet fleet = Fleet.running();
      int steps = new MainJob(fleet, System.out).run();
      System.out.printf(
          Locale.ROOT, "%n%d steps held in %.1f s.%n", steps, (System.nanoTime() - start) / 1e9);
      System.out.printf(
          "Gateway %s · mails %s · API docs %s/docs%n",
          fleet.url("gateway"), fleet.url("mail"), fleet.url("gateway"));
    } catch (NotAsExpected failure) {
      System.err.println();
      System.err.println("The demo stopped. " + failure.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }
}
