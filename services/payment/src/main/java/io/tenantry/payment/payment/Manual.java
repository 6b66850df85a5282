package io.tenantry.payment.payment;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that an organization took itself, as one of its members recorded it.
 *
 * @param utr the bank's reference of a transfer
 */
record Manual(
    Means means, Optional<String> utr, Optional<String> notes, Optional<UUID> recordedBy) {
  static Optional<Manual> from(Row row) {
    Means means = Means.valueOf(row.getString("means").toUpperCase(Locale.ROOT));
    return means == Means.ONLINE
        ? Optional.empty()
        : Optional.of(
            new Manual(
                means,
                Optional.ofNullable(row.getString("utr")),
                Optional.ofNullable(row.getString("notes")),
                Optional.ofNullable(row.getUUID("recorded_by"))));
  }

  /** Returns its reference in events. */
  String reference(UUID payment) {
    return utr.orElse(means.column() + "-" + payment);
  }
}
