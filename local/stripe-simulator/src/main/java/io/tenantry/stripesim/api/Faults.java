package io.tenantry.stripesim.api;

/** What goes wrong next on the way back to the caller: the work is done, the answer is lost. */
public final class Faults {
  private int timeouts;
  private int errors;
  private long delayMillis;

  /** Replaces what was set before. */
  public void set(int nextTimeouts, int nextErrors, long delay) {
    timeouts = nextTimeouts;
    errors = nextErrors;
    delayMillis = delay;
  }

  boolean loseAnswer() {
    return timeouts > 0 && timeouts-- > 0;
  }

  boolean failAnswer() {
    return errors > 0 && errors-- > 0;
  }

  long delayMillis() {
    return delayMillis;
  }
}
