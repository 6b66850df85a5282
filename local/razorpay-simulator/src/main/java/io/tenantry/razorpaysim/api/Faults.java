package io.tenantry.razorpaysim.api;

/** What goes wrong next: the work is done and the answer lost, or refused with 500, or late. */
public final class Faults {
  private int timeouts;
  private int errors;
  private long delayMillis;
  private boolean pendingRefunds;

  /** Replaces what was set before. */
  public void set(int nextTimeouts, int nextErrors, long delay, boolean refundsStayPending) {
    timeouts = nextTimeouts;
    errors = nextErrors;
    delayMillis = delay;
    pendingRefunds = refundsStayPending;
  }

  /** Whether refunds wait until they are processed by hand. */
  public boolean refundsStayPending() {
    return pendingRefunds;
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
