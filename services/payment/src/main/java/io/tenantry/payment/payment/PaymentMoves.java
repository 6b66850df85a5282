package io.tenantry.payment.payment;

import java.util.Optional;

/**
 * Moves of a payment by a provider's event, from whichever source, in any order and any number.
 * Empty: it stays as it is, the news has no effect.
 */
public final class PaymentMoves {
  private PaymentMoves() {}

  /** The provider took the money. */
  public static Optional<PaymentStatus> taken(PaymentStatus now) {
    return Optional.of(PaymentStatus.SUCCEEDED).filter(now::mayBecome);
  }

  /** The charge was refused. */
  public static Optional<PaymentStatus> refused(PaymentStatus now) {
    return now.undecided() ? Optional.of(now.to(PaymentStatus.FAILED)) : Optional.empty();
  }

  /**
   * Nobody can pay on the page any more.
   *
   * @param abandoned whether nothing was paid on it
   */
  public static Optional<PaymentStatus> pageClosed(PaymentStatus now, boolean abandoned) {
    return abandoned ? refused(now) : Optional.empty();
  }

  /** The provider has a page for it. */
  public static Optional<PaymentStatus> pageOpened(PaymentStatus now) {
    return Optional.of(PaymentStatus.PENDING).filter(now::mayBecome);
  }

  /** The provider did not answer: it may have done what it was asked, or not. */
  public static Optional<PaymentStatus> unanswered(PaymentStatus now) {
    return Optional.of(PaymentStatus.UNKNOWN).filter(now::mayBecome);
  }

  /**
   * True when its page can tell nothing new. After a refused card another may have paid, so that a
   * failed payment is asked for too, even when its page is closed.
   */
  public static boolean nothingToAsk(PaymentStatus now, boolean hasPage) {
    return taken(now).isEmpty() || (!hasPage && !now.undecided());
  }
}
