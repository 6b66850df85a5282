package io.tenantry.payment.provider;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** The provider's own list of what it took. */
public interface Statements {
  /** Returns the provider of the list. */
  Provider provider();

  /** Every charge from one moment until before another. */
  Uni<List<Statement>> between(Instant from, Instant until);
}
