package io.tenantry.payment.provider;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/**
 * What every provider can do. Never called inside a transaction. Each method may be called again
 * with the same ids: it is done once. A call fails with {@link ProviderRefused} when nothing was
 * done, and with {@link ProviderUnavailable} when that is not known.
 */
public interface Gateway {
  /** Who this is. */
  Provider provider();

  /** Whether we have its keys. */
  boolean configured();

  /** How it counts money. */
  ProviderAmounts amounts();

  /** Opens the page of a payment; the same one however often it is asked for. */
  Uni<CheckoutPage> open(CheckoutOrder order);

  /** What became of a page. */
  Uni<Inquiry> ask(String sessionId);

  /**
   * Whether what the payer's browser brought back from a page is the provider's word. A provider
   * that gives the browser nothing to prove is asked anyway.
   */
  boolean vouchedFor(String sessionId, Map<String, String> proof);

  /** Gives money back once, and says how that stands. */
  Uni<GivenBack> refund(RefundOrder order);

  /** Charges of saved methods, where the provider makes them. */
  Optional<OffSession> offSession();

  /** What the provider tells us. */
  Webhooks webhooks();
}
