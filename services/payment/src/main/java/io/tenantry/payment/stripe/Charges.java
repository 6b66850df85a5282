package io.tenantry.payment.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Takes money from saved methods, and gives money back. */
@ApplicationScoped
public class Charges {
  private static final long RECENT = 100;
  private final StripeCalls stripe;

  Charges(StripeCalls stripe) {
    this.stripe = stripe;
  }

  /** Charges a saved method; the same charge however often it is asked for. */
  public Uni<Inquiry> charge(ChargeOrder order) {
    PaymentIntentCreateParams params = params(order);
    return stripe
        .call(client -> client.v1().paymentIntents().create(params, StripeCalls.once(order.key())))
        .map(Charges::read)
        .onFailure(ProviderRefused.class)
        .recoverWithItem(
            failure -> new Inquiry.Over(((ProviderRefused) failure).code(), failure.getMessage()));
  }

  /** What became of a charge that may have been made, empty when the provider knows none. */
  public Uni<Optional<Inquiry>> ask(ChargeOrder order) {
    var recent =
        PaymentIntentListParams.builder().setCustomer(order.customer()).setLimit(RECENT).build();
    String payment = order.payment().toString();
    return stripe
        .call(client -> client.v1().paymentIntents().list(recent))
        .map(
            list ->
                list.getData().stream()
                    .filter(
                        intent ->
                            Objects.equals(intent.getMetadata().get(Metadata.PAYMENT), payment))
                    .findFirst()
                    .map(Charges::read));
  }

  /**
   * Gives all of a payment back, once.
   *
   * @return the provider's id of the refund, empty when it was given back before
   */
  public Uni<Optional<String>> refund(String intentId, UUID refund) {
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(intentId)
            .putMetadata(Metadata.REFUND, refund.toString())
            .build();
    return stripe
        .call(client -> client.v1().refunds().create(params, StripeCalls.once("refund-" + refund)))
        .map(made -> Optional.of(made.getId()))
        .onFailure(
            failure ->
                failure instanceof ProviderRefused refused
                    && refused.code().equals("charge_already_refunded"))
        .recoverWithItem(Optional.empty());
  }

  private static Inquiry read(PaymentIntent intent) {
    return switch (intent.getStatus()) {
      case "succeeded" -> new Inquiry.Paid(Taken.by(intent));
      case "processing" -> new Inquiry.Open();
      case "requires_action" ->
          new Inquiry.Over("authentication_required", "The bank wants the cardholder to confirm.");
      default ->
          Optional.ofNullable(intent.getLastPaymentError())
              .map(
                  error ->
                      new Inquiry.Over(
                          Optional.ofNullable(error.getDeclineCode()).orElse(error.getCode()),
                          error.getMessage()))
              .orElseGet(() -> new Inquiry.Over(intent.getStatus(), "The charge did not succeed."));
    };
  }

  private static PaymentIntentCreateParams params(ChargeOrder order) {
    return PaymentIntentCreateParams.builder()
        .setAmount(order.amount().getAmountMinorLong())
        .setCurrency(order.amount().getCurrencyUnit().getCode().toLowerCase(Locale.ROOT))
        .setCustomer(order.customer())
        .setPaymentMethod(order.method())
        .setDescription(order.description())
        .setOffSession(true)
        .setConfirm(true)
        .putMetadata(Metadata.PAYMENT, order.payment().toString())
        .build();
  }
}
