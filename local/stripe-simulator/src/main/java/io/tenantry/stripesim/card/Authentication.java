package io.tenantry.stripesim.card;

/** Conditions under which the issuer of a test card wants the customer to authenticate. */
enum Authentication {
  NEVER,
  /** Until the card was authenticated while it was saved; not off-session after that. */
  UNTIL_SET_UP,
  /** Every time, saved or not. */
  ALWAYS,
  /** On-session only, as if it had been saved with authentication before. */
  ON_SESSION_ONLY;

  boolean wanted(Presence presence, boolean setUp) {
    return presence != Presence.AUTHENTICATED
        && switch (this) {
          case NEVER -> false;
          case UNTIL_SET_UP -> !(setUp && presence == Presence.OFF_SESSION);
          case ALWAYS -> true;
          case ON_SESSION_ONLY -> presence == Presence.ON_SESSION;
        };
  }
}
