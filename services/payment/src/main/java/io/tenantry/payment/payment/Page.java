package io.tenantry.payment.payment;

import io.tenantry.payment.provider.Provider;
import java.util.Optional;

/**
 * The provider's page of a payment.
 *
 * @param saveMethod whether the card shall be kept for later
 * @param backup who opens one instead while the payment's provider cannot be reached
 * @param open whether somebody can still pay on it
 */
record Page(
    Optional<String> email,
    Optional<String> returnUrl,
    boolean saveMethod,
    Optional<Provider> backup,
    Optional<String> sessionId,
    Optional<String> url,
    boolean open) {

  /** Not opened yet. */
  static Page wished(
      Optional<String> email,
      Optional<String> returnUrl,
      boolean saveMethod,
      Optional<Provider> backup) {
    return new Page(
        email, returnUrl, saveMethod, backup, Optional.empty(), Optional.empty(), false);
  }

  /** For a charge that needs none. */
  static Page none() {
    return wished(Optional.empty(), Optional.empty(), false, Optional.empty());
  }
}
