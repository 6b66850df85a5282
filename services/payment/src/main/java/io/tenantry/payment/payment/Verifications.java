package io.tenantry.payment.payment;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.ProviderUnavailable;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.UUID;

/** Verifies payments at once, for payers who are back from the page before the webhook is. */
@ApplicationScoped
class Verifications {
  private final Payments payments;
  private final Gateways gateways;
  private final Inquiries inquiries;

  Verifications(Payments payments, Gateways gateways, Inquiries inquiries) {
    this.payments = payments;
    this.gateways = gateways;
    this.inquiries = inquiries;
  }

  /**
   * The payment as the provider says it is now; empty when it is not there or not the caller's. The
   * amount paid is never taken from the browser, only from the provider.
   */
  Uni<Optional<Payment>> verify(Caller caller, UUID id, Proof proof) {
    return payments
        .find(caller, id)
        .flatMap(
            found ->
                found.filter(Verifications::canBeAsked).isEmpty()
                    ? Uni.createFrom().item(found)
                    : ask(found.get(), proof).chain(() -> payments.find(caller, id)));
  }

  private static boolean canBeAsked(Payment payment) {
    return payment.page().sessionId().isPresent();
  }

  private Uni<Boolean> ask(Payment payment, Proof proof) {
    String session = payment.page().sessionId().orElseThrow();
    if (!gateways.of(payment.provider()).vouchedFor(session, proof.fields())) {
      throw Problems.of(
          Status.BAD_REQUEST,
          "invalid-signature",
          "Bad request",
          "This is not what the payment provider gave you for this payment.");
    }
    return inquiries
        .ask(payment)
        .onFailure(ProviderUnavailable.class)
        .transform(failure -> Pages.unavailable());
  }
}
