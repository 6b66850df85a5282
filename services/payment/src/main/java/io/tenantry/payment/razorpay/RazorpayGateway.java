package io.tenantry.payment.razorpay;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.CheckoutOrder;
import io.tenantry.payment.provider.CheckoutPage;
import io.tenantry.payment.provider.Gateway;
import io.tenantry.payment.provider.GivenBack;
import io.tenantry.payment.provider.Inquiry;
import io.tenantry.payment.provider.OffSession;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.ProviderAmounts;
import io.tenantry.payment.provider.RefundOrder;
import io.tenantry.payment.provider.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Razorpay: pages are orders. */
@ApplicationScoped
class RazorpayGateway implements Gateway {
  private final RazorpayKeys keys;
  private final Orders orders;
  private final Refunds refunds;
  private final Signatures signatures;
  private final RazorpayWebhooks webhooks;

  RazorpayGateway(
      RazorpayKeys keys,
      Orders orders,
      Refunds refunds,
      Signatures signatures,
      RazorpayWebhooks webhooks) {
    this.keys = keys;
    this.orders = orders;
    this.refunds = refunds;
    this.signatures = signatures;
    this.webhooks = webhooks;
  }

  @Override
  public Provider provider() {
    return Provider.RAZORPAY;
  }

  @Override
  public boolean configured() {
    return keys.present();
  }

  @Override
  public ProviderAmounts amounts() {
    return RazorpayAmounts.TABLE;
  }

  @Override
  public Uni<CheckoutPage> open(CheckoutOrder order) {
    return orders.open(order);
  }

  @Override
  public Uni<Inquiry> ask(String sessionId) {
    return orders.ask(sessionId);
  }

  @Override
  public boolean vouchedFor(String sessionId, Map<String, String> proof) {
    return signatures.ofCheckout(sessionId, proof);
  }

  @Override
  public Uni<GivenBack> refund(RefundOrder order) {
    return refunds.refund(order);
  }

  @Override
  public Optional<OffSession> offSession() {
    return Optional.empty();
  }

  @Override
  public Webhooks webhooks() {
    return webhooks;
  }
}
