package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which visits somebody wants to see; what is empty does not matter. */
record VisitFilter(
    Optional<UUID> listing,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<VisitStatus> status,
    Optional<VisitKind> kind) {

  static final VisitFilter NONE =
      new VisitFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final String LIST =
      """
      select * from visit
      where id < $1 and ($3::uuid is null or listing_id = $3) and ($4::timestamptz is null or starts_at >= $4)
        and ($5::timestamptz is null or starts_at < $5) and ($6::text is null or status = $6)
        and ($7::text is null or kind = $7)
      order by id desc limit $2
      """;

  /** Those that fit, the last made first. */
  Uni<List<Visit>> list(Tx tx, UUID before, int rows) {
    return tx.list(
        LIST,
        Visit::from,
        before,
        rows,
        listing,
        from,
        to,
        status.map(VisitStatus::column),
        kind.map(VisitKind::column));
  }
}
