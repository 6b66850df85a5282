package io.tenantry.booking.visit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Filter of visits; an empty field matches all.
 *
 * @param from the first day, at the property
 * @param to the last day, at the property
 */
record VisitFilter(
    Optional<UUID> listing,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<VisitStatus> status,
    Optional<VisitKind> kind) {

  static final VisitFilter NONE =
      new VisitFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final String LIST =
      """
      select * from visit
      where id < $1 and ($3::uuid is null or listing_id = $3)
        and ($4::date is null or coalesce(day, (starts_at at time zone 'UTC')::date) >= $4)
        and ($5::date is null or coalesce(day, (starts_at at time zone 'UTC')::date) <= $5)
        and ($6::text is null or status = $6) and ($7::text is null or kind = $7)
      order by id desc limit $2
      """;

  /** Lists the visits that match, newest first. */
  Uni<List<Visit>> list(Tx tx, UUID before, int rows) {
    return tx.list(
        LIST,
        Visit.ROWS::read,
        before,
        rows,
        listing,
        from,
        to,
        status.map(VisitStatus::column),
        kind.map(VisitKind::column));
  }
}
