package io.tenantry.payment.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import io.tenantry.payment.provider.Inquiry;
import io.tenantry.payment.provider.Taken;
import java.util.Locale;
import java.util.Optional;

/** Reads payment intents: they alone say whether money was taken. */
final class Intents {
  private Intents() {}

  /** Reads the capture of a succeeded intent. */
  static Taken taken(PaymentIntent intent) {
    boolean saved = intent.getSetupFutureUsage() != null;
    return new Taken(
        intent.getId(),
        StripeAmounts.TABLE.fromProvider(
            intent.getCurrency().toUpperCase(Locale.ROOT), intent.getAmountReceived()),
        Optional.ofNullable(intent.getPaymentMethod()).filter(id -> saved));
  }

  /** Returns the reason of an intent's failure. */
  static Inquiry.Over over(StripeError error) {
    String code = Optional.ofNullable(error.getDeclineCode()).orElse(error.getCode());
    return new Inquiry.Over(code, error.getMessage());
  }
}
