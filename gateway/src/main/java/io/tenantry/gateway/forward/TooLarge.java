package io.tenantry.gateway.forward;

/** A body turned out to be larger than what is taken. */
final class TooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooLarge() {
    super("The body is too large", null, false, false);
  }
}
