package io.tenantry.payment.method;

import io.tenantry.contracts.payment.MethodSaved;
import java.time.Instant;
import java.util.UUID;

/** Events about saved methods. */
final class MethodFacts {
  private MethodFacts() {}

  static MethodSaved saved(UUID method, UUID person, Instant at) {
    return MethodSaved.newBuilder().setMethodId(method).setPersonId(person).setSavedAt(at).build();
  }
}
