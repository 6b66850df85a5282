package io.tenantry.payment.provider;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Takes money while nobody is there. */
public interface OffSession {
  /** Charges a saved method; the same charge however often it is asked for. */
  Uni<Inquiry> charge(ChargeOrder order);

  /** Returns the state of a charge that may have been made, empty when the provider knows none. */
  Uni<Optional<Inquiry>> ask(ChargeOrder order);
}
