package io.tenantry.payment.stripe;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stripe: pages are checkout sessions. */
@ApplicationScoped
class StripeGateway implements Gateway {
  private final Checkouts checkouts;
  private final Charges charges;
  private final Refunds refunds;
  private final StripeWebhooks webhooks;
  private final boolean configured;

  StripeGateway(
      Checkouts checkouts,
      Charges charges,
      Refunds refunds,
      StripeWebhooks webhooks,
      @ConfigProperty(name = "tenantry.stripe.secret-key") Optional<String> secretKey) {
    this.checkouts = checkouts;
    this.charges = charges;
    this.refunds = refunds;
    this.webhooks = webhooks;
    this.configured = secretKey.isPresent();
  }

  @Override
  public Provider provider() {
    return Provider.STRIPE;
  }

  @Override
  public boolean configured() {
    return configured;
  }

  @Override
  public ProviderAmounts amounts() {
    return StripeAmounts.TABLE;
  }

  @Override
  public Uni<CheckoutPage> open(CheckoutOrder order) {
    return checkouts.open(order);
  }

  @Override
  public Uni<Inquiry> ask(String sessionId) {
    return checkouts.ask(sessionId);
  }

  @Override
  public boolean vouchedFor(String sessionId, Map<String, String> proof) {
    return true;
  }

  @Override
  public Uni<GivenBack> refund(RefundOrder order) {
    return refunds.refund(order);
  }

  @Override
  public Optional<OffSession> offSession() {
    return Optional.of(charges);
  }

  @Override
  public Webhooks webhooks() {
    return webhooks;
  }
}
