package io.tenantry.payment.razorpay;

import com.razorpay.RazorpayException;
import com.razorpay.Utils;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.json.JSONObject;

/** Verifies Razorpay's signatures. */
@ApplicationScoped
class Signatures {
  private static final String ORDER = "razorpay_order_id";
  private static final String PAYMENT = "razorpay_payment_id";
  private static final String SIGNATURE = "razorpay_signature";
  private final RazorpayKeys keys;

  Signatures(RazorpayKeys keys) {
    this.keys = keys;
  }

  /** True when the checkout of this order gave the browser this proof. */
  boolean ofCheckout(String order, Map<String, String> proof) {
    return order.equals(proof.get(ORDER))
        && proof.containsKey(PAYMENT)
        && proof.containsKey(SIGNATURE)
        && signed(() -> Utils.verifyPaymentSignature(new JSONObject(proof), keys.secret()));
  }

  /** True when Razorpay signed these bytes as a webhook. */
  boolean ofWebhook(String body, String signature) {
    return keys.webhookSecret().isPresent()
        && signed(
            () ->
                Utils.verifyWebhookSignature(body, signature, keys.webhookSecret().orElseThrow()));
  }

  private static boolean signed(Check check) {
    try {
      return check.holds();
    } catch (RazorpayException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Check {
    boolean holds() throws RazorpayException;
  }
}
