package io.tenantry.payment.stripe;

import com.stripe.model.PaymentIntent;
import java.util.Locale;
import java.util.Optional;

/**
 * Money the provider took.
 *
 * @param minorUnits in the currency's smallest unit
 * @param method the provider's id of the card, if it may be charged again
 */
public record Taken(String intentId, long minorUnits, String currency, Optional<String> method) {

  /** What a payment intent that succeeded says. */
  public static Taken by(PaymentIntent intent) {
    boolean saved = intent.getSetupFutureUsage() != null;
    return new Taken(
        intent.getId(),
        intent.getAmountReceived(),
        intent.getCurrency().toUpperCase(Locale.ROOT),
        Optional.ofNullable(intent.getPaymentMethod()).filter(id -> saved));
  }
}
