package io.tenantry.payment.stripe;

/** The provider did not answer, or not sensibly: whether the work was done is not known. */
public final class ProviderUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProviderUnavailable(Throwable cause) {
    super("The payment provider does not answer: " + cause.getMessage(), cause);
  }
}
