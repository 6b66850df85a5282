package io.tenantry.payment.provider;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/**
 * Operations that every provider has. Never called inside a transaction. Each method may be called
 * again with the same ids: it is done once. A call fails with {@link ProviderRefused} when nothing
 * was done, and with {@link ProviderUnavailable} when that is not known.
 */
public interface Gateway {
  /** Returns the provider. */
  Provider provider();

  /** True when we have its keys. */
  boolean configured();

  /** Returns its way of counting money. */
  ProviderAmounts amounts();

  /** Opens the page of a payment; the same one however often it is asked for. */
  Uni<CheckoutPage> open(CheckoutOrder order);

  /** Returns the state of a page. */
  Uni<Inquiry> ask(String sessionId);

  /**
   * True when the payer's browser brought back a genuine proof of the provider. A provider that
   * gives the browser nothing to prove is asked anyway.
   */
  boolean vouchedFor(String sessionId, Map<String, String> proof);

  /** Gives money back once, and says how that stands. */
  Uni<GivenBack> refund(RefundOrder order);

  /** Charges of saved methods, where the provider makes them. */
  Optional<OffSession> offSession();

  /** Returns the reader of the provider's webhooks. */
  Webhooks webhooks();
}
