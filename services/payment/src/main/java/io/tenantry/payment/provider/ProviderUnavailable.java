package io.tenantry.payment.provider;

/** The provider did not answer, or not sensibly: the work is not known to be done. */
public final class ProviderUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Extent extent;

  /** Progress of a call when it failed. */
  public enum Extent {
    /** Nothing was sent that could change anything. */
    UNREACHED,
    /** The provider answered that it cannot. */
    BROKEN,
    /** It was sent, and no answer came. */
    UNANSWERED
  }

  /** A call that came this far. */
  public ProviderUnavailable(Extent extent, Throwable cause) {
    super("The payment provider does not answer: " + cause.getMessage(), cause);
    this.extent = extent;
  }

  /** True when the operation may have been done all the same. */
  public boolean mayBeDone() {
    return extent == Extent.UNANSWERED;
  }
}
