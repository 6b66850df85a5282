package io.tenantry.stripesim.card;

/** Tells whether the customer is present when the card is charged. */
public enum Presence {
  /** The customer can be asked to authenticate. */
  ON_SESSION,
  /** The customer has just authenticated. */
  AUTHENTICATED,
  /** Nobody; the card was set up before. */
  OFF_SESSION
}
