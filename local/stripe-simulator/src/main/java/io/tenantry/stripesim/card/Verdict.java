package io.tenantry.stripesim.card;

/** The issuer's answer. */
public sealed interface Verdict {
  /** The money is there. */
  record Approved() implements Verdict {}

  /** The customer must authenticate first. */
  record Challenged() implements Verdict {}

  /** No. */
  record Declined(Decline decline) implements Verdict {}
}
