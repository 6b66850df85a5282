package io.tenantry.simulation.world;

/**
 * Work that a service looks for again and again. Instead of looking every second it is woken when
 * there may be some, up to a second late.
 */
public final class Loop {
  private static final long PERIOD = 1_000;
  private final Node node;
  private final Runnable round;
  private long next = Long.MAX_VALUE;

  /** A loop of {@code node}. */
  public Loop(Node node, Runnable round) {
    this.node = node;
    this.round = round;
  }

  /** Looks after {@code delay} milliseconds at the latest. */
  public void wake(long delay) {
    long at = node.world().millis() + Math.max(delay, 0) + node.world().chance().upTo(PERIOD);
    if (at < next) {
      next = at;
      node.later(at - node.world().millis(), () -> round(at));
    }
  }

  /** The service is back: whatever was planned is forgotten. */
  public void again() {
    next = Long.MAX_VALUE;
    wake(0);
  }

  private void round(long planned) {
    if (planned == next) {
      next = Long.MAX_VALUE;
      round.run();
    }
  }
}
