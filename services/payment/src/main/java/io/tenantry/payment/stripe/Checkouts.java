package io.tenantry.payment.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionRetrieveParams;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.CheckoutOrder;
import io.tenantry.payment.provider.CheckoutPage;
import io.tenantry.payment.provider.Inquiry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Pages of the provider on which people pay. */
@ApplicationScoped
class Checkouts {
  private final StripeCalls stripe;

  Checkouts(StripeCalls stripe) {
    this.stripe = stripe;
  }

  /** Opens the page of a payment; the same one however often it is asked for. */
  Uni<CheckoutPage> open(CheckoutOrder order) {
    return stripe
        .call(
            client ->
                client
                    .v1()
                    .checkout()
                    .sessions()
                    .create(params(order), StripeCalls.once("checkout-" + order.payment())))
        .map(session -> new CheckoutPage(session.getId(), session.getUrl()));
  }

  /** Returns the state of a page. */
  Uni<Inquiry> ask(String sessionId) {
    var expanded = SessionRetrieveParams.builder().addExpand("payment_intent").build();
    return stripe
        .call(client -> client.v1().checkout().sessions().retrieve(sessionId, expanded))
        .map(Checkouts::read);
  }

  private static Inquiry read(Session session) {
    PaymentIntent intent = session.getPaymentIntentObject();
    if (intent != null && "succeeded".equals(intent.getStatus())) {
      return new Inquiry.Paid(Intents.taken(intent));
    }
    return "expired".equals(session.getStatus())
        ? new Inquiry.Over("checkout_expired", "The payment page expired.")
        : new Inquiry.Open();
  }

  private static SessionCreateParams params(CheckoutOrder order) {
    var params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .setClientReferenceId(order.payment().toString())
            .putMetadata(Metadata.PAYMENT, order.payment().toString())
            .setSuccessUrl(order.returnUrl())
            .setCancelUrl(order.returnUrl())
            .addLineItem(item(order));
    var intent =
        PaymentIntentData.builder()
            .setDescription(order.description())
            .putMetadata(Metadata.PAYMENT, order.payment().toString())
            .putMetadata(Metadata.ORGANIZATION, order.payee().organization().toString());
    order
        .payee()
        .account()
        .ifPresent(
            account -> {
              intent.setTransferData(
                  PaymentIntentData.TransferData.builder().setDestination(account).build());
              intent.setApplicationFeeAmount(StripeAmounts.TABLE.toProvider(order.payee().fee()));
            });
    if (order.customer().isPresent()) {
      params.setCustomer(order.customer().get());
      intent.setSetupFutureUsage(PaymentIntentData.SetupFutureUsage.OFF_SESSION);
    } else {
      order.email().ifPresent(params::setCustomerEmail);
    }
    return params.setPaymentIntentData(intent.build()).build();
  }

  private static LineItem item(CheckoutOrder order) {
    return LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            LineItem.PriceData.builder()
                .setCurrency(order.amount().getCurrencyUnit().getCode().toLowerCase(Locale.ROOT))
                .setUnitAmount(StripeAmounts.TABLE.toProvider(order.amount()))
                .setProductData(
                    LineItem.PriceData.ProductData.builder().setName(order.description()).build())
                .build())
        .build();
  }
}
