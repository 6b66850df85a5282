package io.tenantry.booking.visit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.booking.availability.ListingFollower;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Calls off what was to be seen when its listing is off the market for good: nobody shows it. */
@ApplicationScoped
class ListingVisits implements ListingFollower {
  private static final String TO_COME =
      """
      select * from visit where listing_id = $1 and status in ('scheduled', 'confirmed') and starts_at > $2
      order by id for update
      """;

  private static final String CALL_OFF =
      """
      update visit set status = $2, changed_at = $3, occupies = null, cancelled_by = $4,
        sequence = sequence + 1
      where id = $1 returning *
      """;

  private final Outbox outbox;
  private final Clock clock;

  ListingVisits(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Uni<Void> archived(Tx tx, Listing listing) {
    return tx.list(TO_COME, Visit.ROWS::read, listing.getListingId(), clock.instant())
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(visit -> callOff(tx, visit, listing.getCreatedBy()))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** In the name of who made the listing: the event does not say who took it off the market. */
  private Uni<Void> callOff(Tx tx, Visit visit, UUID landlord) {
    return Seats.free(tx, visit.listingId(), visit.startsAt())
        .chain(
            () ->
                tx.one(
                    CALL_OFF,
                    Visit.ROWS::read,
                    visit.id(),
                    visit.status().to(VisitStatus.CANCELLED).column(),
                    clock.instant(),
                    landlord))
        .map(Optional::orElseThrow)
        .flatMap(
            cancelled ->
                outbox.add(
                    tx,
                    cancelled.id(),
                    cancelled.organizationId(),
                    VisitFacts.cancelled(cancelled, landlord)));
  }
}
