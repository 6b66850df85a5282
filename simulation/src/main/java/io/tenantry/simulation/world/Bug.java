package io.tenantry.simulation.world;

/** A mistake somebody could make, planted in the model to see that the simulation finds it. */
public enum Bug {
  /** Holds are judged by a stock that was read before the lock. */
  STALE_STOCK(Invariant.SOLD_WITHIN_STOCK),
  /** The sweep ends whatever it read, although it was paid in between. */
  EXPIRY_IGNORES_STATUS(Invariant.PAID_HOLDS_DO_NOT_EXPIRE),
  /** Late money confirms, but no unit is taken again. */
  LATE_MONEY_TAKES_NO_UNITS(Invariant.UNITS_ADD_UP),
  /** A retry under the same key holds again. */
  KEY_IS_FORGOTTEN(Invariant.ONE_WISH_ONE_HOLD),
  /** A charge without an answer is taken for a refusal. */
  TIMEOUT_IS_REFUSAL(Invariant.MONEY_HAS_A_HOME),
  /** Every try to charge has a key of its own, and nobody asks before the next. */
  CHARGE_WITHOUT_KEY(Invariant.MONEY_HAS_A_HOME),
  /** A webhook has its effect as often as it comes, whatever the payment's state. */
  WEBHOOK_WITHOUT_DEDUPE(Invariant.LEDGER_IS_TRUE),
  /** A lost webhook is not asked for. */
  NOBODY_ASKS(Invariant.NOTHING_IS_STUCK),
  /** A page that is closed is not asked about, although a card was accepted after a refused one. */
  CLOSED_PAGE_IS_NOT_ASKED(Invariant.MONEY_HAS_A_HOME),
  /** A booking stands although its money was given back at the provider. */
  MONEY_GONE_BOOKING_STANDS(Invariant.MONEY_HAS_A_HOME),
  /** Money for what is paid already is taken for the first. */
  SECOND_MONEY_IS_NOT_SURPLUS(Invariant.CAPTURED_ONCE),
  /** One side of a refund is not booked. */
  REFUND_IS_BOOKED_ON_ONE_SIDE(Invariant.LEDGER_SUMS_TO_ZERO),
  /** An event is acknowledged before its effect is committed. */
  ACKNOWLEDGED_BEFORE_COMMIT(Invariant.MONEY_HAS_A_HOME),
  /** Events are sent after the commit, by the service itself. */
  TOLD_AFTER_COMMIT(Invariant.MONEY_HAS_A_HOME);

  private final Invariant breaks;

  Bug(Invariant breaks) {
    this.breaks = breaks;
  }

  /** Returns the invariant it breaks, maybe among others. */
  public Invariant breaks() {
    return breaks;
  }
}
