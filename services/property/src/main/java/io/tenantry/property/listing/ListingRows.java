package io.tenantry.property.listing;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Listings in the database, and their moves from status to status. */
@ApplicationScoped
class ListingRows {
  private static final String FIND =
      """
      select l.* from listing l join property p on p.id = l.property_id
      where l.id = $1 and p.deleted_at is null
      """;

  private static final String MOVE =
      """
      update listing set status = $2, rejection_reason = $3, suspended_from = $4,
        suspension_reason = $5, version = version + 1, updated_at = $6,
        submitted_at = case when $2 = 'pending_approval' then $6 else submitted_at end,
        published_at = case when $2 = 'published' and status = 'pending_approval' then $6
                       else published_at end
      where id = $1
      returning *
      """;

  private final Clock clock;

  ListingRows(Clock clock) {
    this.clock = clock;
  }

  /** One listing within the transaction's scope; 404 when it is not there. */
  Uni<Listing> require(Tx tx, UUID id) {
    return tx.one(FIND, Listing.ROWS::read, id).map(ListingRows::present);
  }

  /** The same, with the row locked until the transaction ends. */
  Uni<Listing> requireAlone(Tx tx, UUID id) {
    return tx.one(FIND + " for update of l", Listing.ROWS::read, id).map(ListingRows::present);
  }

  /** Moves a listing. */
  Uni<Listing> move(Tx tx, Listing listing, ListingStatus to) {
    return move(tx, listing, to, Optional.empty());
  }

  /** Moves a listing for a reason its organization reads. */
  Uni<Listing> move(Tx tx, Listing listing, ListingStatus to, Optional<String> reason) {
    boolean suspended = to == ListingStatus.SUSPENDED;
    return tx.one(
            MOVE,
            Listing.ROWS::read,
            listing.id(),
            EnumColumn.column(to),
            to == ListingStatus.REJECTED ? reason : Optional.empty(),
            suspended ? Optional.of(EnumColumn.column(listing.status())) : Optional.empty(),
            suspended ? reason : Optional.empty(),
            clock.instant())
        .map(Optional::orElseThrow);
  }

  private static Listing present(Optional<Listing> listing) {
    return listing.orElseThrow(() -> Problems.notFound("The listing"));
  }
}
