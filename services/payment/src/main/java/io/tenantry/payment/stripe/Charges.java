package io.tenantry.payment.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.ChargeOrder;
import io.tenantry.payment.provider.Inquiry;
import io.tenantry.payment.provider.OffSession;
import io.tenantry.payment.provider.ProviderRefused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Takes money from saved methods. */
@ApplicationScoped
class Charges implements OffSession {
  private static final long RECENT = 100;
  private final StripeCalls stripe;

  Charges(StripeCalls stripe) {
    this.stripe = stripe;
  }

  @Override
  public Uni<Inquiry> charge(ChargeOrder order) {
    return stripe
        .call(
            "charge",
            client ->
                client.v1().paymentIntents().create(params(order), StripeCalls.once(order.key())))
        .map(Charges::read)
        .onFailure(ProviderRefused.class)
        .recoverWithItem(
            failure -> new Inquiry.Over(((ProviderRefused) failure).code(), failure.getMessage()));
  }

  @Override
  public Uni<Optional<Inquiry>> ask(ChargeOrder order) {
    var recent =
        PaymentIntentListParams.builder().setCustomer(order.customer()).setLimit(RECENT).build();
    String payment = order.payment().toString();
    return stripe
        .call("find_charges", client -> client.v1().paymentIntents().list(recent))
        .map(
            list ->
                list.getData().stream()
                    .filter(
                        intent ->
                            Objects.equals(intent.getMetadata().get(Metadata.PAYMENT), payment))
                    .findFirst()
                    .map(Charges::read));
  }

  private static Inquiry read(PaymentIntent intent) {
    return switch (intent.getStatus()) {
      case "succeeded" -> new Inquiry.Paid(Intents.taken(intent));
      case "processing" -> new Inquiry.Open();
      case "requires_action" ->
          new Inquiry.Over("authentication_required", "The bank wants the cardholder to confirm.");
      default ->
          Optional.ofNullable(intent.getLastPaymentError())
              .map(Intents::over)
              .orElseGet(() -> new Inquiry.Over(intent.getStatus(), "The charge did not succeed."));
    };
  }

  private static PaymentIntentCreateParams params(ChargeOrder order) {
    var params =
        PaymentIntentCreateParams.builder()
            .setAmount(StripeAmounts.TABLE.toProvider(order.amount()))
            .setCurrency(order.amount().getCurrencyUnit().getCode().toLowerCase(Locale.ROOT))
            .setCustomer(order.customer())
            .setPaymentMethod(order.method())
            .setDescription(order.description())
            .setOffSession(true)
            .setConfirm(true)
            .putMetadata(Metadata.PAYMENT, order.payment().toString())
            .putMetadata(Metadata.ORGANIZATION, order.payee().organization().toString());
    order
        .payee()
        .account()
        .ifPresent(
            account -> {
              params.setTransferData(
                  PaymentIntentCreateParams.TransferData.builder().setDestination(account).build());
              params.setApplicationFeeAmount(StripeAmounts.TABLE.toProvider(order.payee().fee()));
            });
    return params.build();
  }
}
