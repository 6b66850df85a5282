package io.tenantry.payment.mandate;

import java.util.Optional;
import java.util.UUID;

/**
 * Permission to charge somebody who is not present.
 *
 * @param mandate the mandate that allows or forbids it, empty when the payer never gave one
 * @param method what the mandate lets be charged
 */
public record Leave(Optional<UUID> mandate, Optional<UUID> method, Optional<Refusal> refusal) {
  /** Reason of a refusal. */
  public record Refusal(String code, String message) {}

  static Leave free() {
    return new Leave(Optional.empty(), Optional.empty(), Optional.empty());
  }

  static Leave under(Mandate mandate) {
    return new Leave(Optional.of(mandate.id()), Optional.of(mandate.methodId()), Optional.empty());
  }

  static Leave refused(Mandate mandate, String code, String message) {
    return new Leave(
        Optional.of(mandate.id()),
        Optional.of(mandate.methodId()),
        Optional.of(new Refusal(code, message)));
  }
}
