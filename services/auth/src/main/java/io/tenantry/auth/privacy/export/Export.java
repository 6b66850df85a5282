package io.tenantry.auth.privacy.export;

import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's wish to have what the fleet holds about them.
 *
 * @param answered the services that have sent all they hold
 * @param waitingFor those that have not yet
 * @param expiresAt when it is deleted
 */
record Export(
    UUID exportId,
    ExportStatus status,
    Instant requestedAt,
    Optional<Instant> readyAt,
    Optional<Instant> expiresAt,
    List<String> answered,
    List<String> waitingFor) {

  static Export from(Row row) {
    return new Export(
        row.getUUID("id"),
        ExportStatus.valueOf(row.getString("status")),
        Tx.instant(row, "requested_at"),
        instant(row, "ready_at"),
        instant(row, "expires_at"),
        List.of(row.getArrayOfStrings("answered")),
        List.of(row.getArrayOfStrings("waiting_for")));
  }

  private static Optional<Instant> instant(Row row, String name) {
    return Optional.ofNullable(row.getOffsetDateTime(name)).map(OffsetDateTime::toInstant);
  }
}
