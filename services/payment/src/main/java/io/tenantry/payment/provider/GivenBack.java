package io.tenantry.payment.provider;

import java.util.Optional;

/** State of a refund at the provider. */
public sealed interface GivenBack {
  /**
   * The money is on its way to the payer.
   *
   * @param refundId the provider's, empty when it was given back by somebody else before
   */
  record Done(Optional<String> refundId) implements GivenBack {}

  /** The provider has not sent it yet. */
  record Pending() implements GivenBack {}

  /** It will not be given back. */
  record Refused(String code, String message) implements GivenBack {}
}
