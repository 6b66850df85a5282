package io.tenantry.payment.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;

/** Proof that the payer's browser brought back from the page; Stripe's brings nothing. */
record Proof(
    @JsonProperty("razorpay_payment_id") @Size(max = 200) String razorpayPaymentId,
    @JsonProperty("razorpay_order_id") @Size(max = 200) String razorpayOrderId,
    @JsonProperty("razorpay_signature") @Size(max = 200) String razorpaySignature) {

  /** By the provider's names. */
  Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    fields.put("razorpay_payment_id", razorpayPaymentId);
    fields.put("razorpay_order_id", razorpayOrderId);
    fields.put("razorpay_signature", razorpaySignature);
    fields.values().removeIf(value -> value == null);
    return fields;
  }
}
