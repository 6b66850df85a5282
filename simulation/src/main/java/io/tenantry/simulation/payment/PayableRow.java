package io.tenantry.simulation.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that can be paid.
 *
 * @param booking a booking, else an invoice
 */
record PayableRow(
    UUID id,
    boolean booking,
    UUID organization,
    UUID payer,
    long minorUnits,
    Optional<Instant> expiresAt,
    boolean closed) {

  PayableRow close() {
    return new PayableRow(id, booking, organization, payer, minorUnits, expiresAt, true);
  }

  boolean openAt(Instant now) {
    return !closed && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
  }

  String type() {
    return booking ? "booking" : "invoice";
  }
}
