package io.tenantry.simulation.world;

/** Invariants under all faults. */
public enum Invariant {
  /** Never more units are held or booked than there are, unless the landlord made them fewer. */
  SOLD_WITHIN_STOCK,
  /** The stock knows exactly the units that are held or booked. */
  UNITS_ADD_UP,
  /** A hold that was paid never ends by its time. */
  PAID_HOLDS_DO_NOT_EXPIRE,
  /** Nobody holds more than the rules allow, and one wish gets one hold. */
  ONE_WISH_ONE_HOLD,
  /** Every transaction of the ledger sums to zero. */
  LEDGER_SUMS_TO_ZERO,
  /** The ledger's provider account equals the money that the provider holds. */
  LEDGER_IS_TRUE,
  /** No payable is captured twice: what comes again is surplus. */
  CAPTURED_ONCE,
  /** All money taken ends in a booking, a paid invoice or a refund. */
  MONEY_HAS_A_HOME,
  /** Once nothing goes wrong any more, everything comes to its end. */
  NOTHING_IS_STUCK,
  /** No event ends in the dead letters, no move is illegal. */
  NOTHING_FAILS
}
