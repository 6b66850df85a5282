package io.tenantry.payment.razorpay;

/** Names under which our ids travel with Razorpay's objects. */
final class Notes {
  /** A payment's id. */
  static final String PAYMENT = "payment_id";

  /** A refund's id. */
  static final String REFUND = "refund_id";

  private Notes() {}
}
