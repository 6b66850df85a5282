package io.tenantry.payment.provider;

/** The provider refused; nothing was done. */
public final class ProviderRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  /** Refused with the provider's code and its words for people. */
  public ProviderRefused(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The provider's code, a decline code for a card. */
  public String code() {
    return code;
  }
}
