package io.tenantry.payment.stripe;

/** Names under which our ids travel with the provider's objects. */
final class Metadata {
  /** A payment's id. */
  static final String PAYMENT = "payment_id";

  /** A refund's id. */
  static final String REFUND = "refund_id";

  /** A person's id. */
  static final String PERSON = "person_id";

  /** Key of the organization's id. */
  static final String ORGANIZATION = "organization_id";

  private Metadata() {}
}
