package io.tenantry.payment.stripe;

import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.GivenBack;
import io.tenantry.payment.provider.ProviderRefused;
import io.tenantry.payment.provider.RefundOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gives money back. */
@ApplicationScoped
class Refunds {
  private final StripeCalls stripe;

  Refunds(StripeCalls stripe) {
    this.stripe = stripe;
  }

  Uni<GivenBack> refund(RefundOrder order) {
    String key = "refund-" + order.refund();
    return stripe
        .call(
            "refund", client -> client.v1().refunds().create(params(order), StripeCalls.once(key)))
        .flatMap(this::stands)
        .onFailure(ProviderRefused.class)
        .recoverWithItem(failure -> refused((ProviderRefused) failure));
  }

  private static RefundCreateParams params(RefundOrder order) {
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(order.intentId())
            .setAmount(StripeAmounts.TABLE.toProvider(order.amount()))
            .putMetadata(Metadata.REFUND, order.refund().toString());
    if (order.payee().account().isPresent()) {
      params.setReverseTransfer(true).setRefundApplicationFee(true);
    }
    return params.build();
  }

  /** A repeated request is answered as the first one was, so what was pending is looked at anew. */
  private Uni<GivenBack> stands(Refund made) {
    return "pending".equals(made.getStatus())
        ? stripe
            .call("find_refund", client -> client.v1().refunds().retrieve(made.getId()))
            .map(Refunds::read)
        : Uni.createFrom().item(read(made));
  }

  private static GivenBack read(Refund refund) {
    return switch (refund.getStatus()) {
      case "pending", "requires_action" -> new GivenBack.Pending();
      case "failed", "canceled" ->
          new GivenBack.Refused(
              Optional.ofNullable(refund.getFailureReason()).orElse(refund.getStatus()),
              "The provider could not give the money back.");
      default -> new GivenBack.Done(Optional.of(refund.getId()));
    };
  }

  private static GivenBack refused(ProviderRefused refused) {
    return "charge_already_refunded".equals(refused.code())
        ? new GivenBack.Done(Optional.empty())
        : new GivenBack.Refused(refused.code(), refused.getMessage());
  }
}
