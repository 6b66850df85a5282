package io.tenantry.payment.provider;

import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/** Meaning of a provider's event. Events come in any order, so each says one thing only. */
public sealed interface News {
  /** Money was taken. */
  record MoneyTaken(Subject subject, Taken taken) implements News {}

  /** A charge was refused. The page may stay open for another try. */
  record ChargeRefused(Subject subject, String code, String message) implements News {}

  /**
   * Nobody can pay on the page any more.
   *
   * @param abandoned without having paid
   */
  record PageClosed(Subject subject, boolean abandoned) implements News {}

  /**
   * All of the money went back.
   *
   * @param refundId the provider's
   */
  record MoneyReturned(Subject subject, Optional<String> refundId) implements News {}

  /**
   * Money was given back, all or a part.
   *
   * @param ours our id of the refund, empty when somebody made it at the provider
   */
  record RefundMade(Subject subject, Optional<UUID> ours, String refundId, Money amount)
      implements News {}

  /** A bank contests a payment, or has decided about it. */
  record Contested(Subject subject, Contest contest) implements News {}

  /** A card was saved for a customer. */
  record CardSaved(Card card) implements News {}

  /** Nothing that matters here. */
  record Other() implements News {}
}
