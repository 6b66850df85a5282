package io.tenantry.auth.privacy.consent;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the log.
 *
 * @param version of the text that was shown
 * @param given or else withdrawn
 * @param address where the request came from
 */
record Consent(
    UUID id,
    Purpose purpose,
    String version,
    boolean given,
    Optional<String> address,
    Instant recordedAt) {
  static Consent from(Row row) {
    return new Consent(
        row.getUUID("id"),
        Purpose.of(row.getString("purpose")),
        row.getString("version"),
        row.getBoolean("given"),
        Optional.ofNullable(row.getString("address")),
        Tx.instant(row, "recorded_at"));
  }
}
