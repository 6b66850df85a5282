package io.tenantry.payment.reconciliation;

import io.tenantry.platform.data.Rows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A payment as our books have it.
 *
 * @param returned what of it went back through the provider
 */
record Entry(
    UUID payment,
    Optional<String> reference,
    String status,
    Money amount,
    Money returned,
    Optional<Instant> paidAt) {
  static final Rows<Entry> ROWS = Rows.of("payment", Entry.class)
          .named("payment", "id")
          .named("reference", "intent_id")
          .named("amount", "total")
          .named("returned", "sent");

  boolean taken() {
    return paidAt.isPresent();
  }
}
