package io.tenantry.property.unit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.property.property.Property;
import io.tenantry.property.property.PropertyFollower;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Tells how many beds an organization has more or fewer; auth counts them for its plan. */
@ApplicationScoped
class BedCount implements PropertyFollower {
  private static final String BEDS =
      """
      select count(*) as beds from bed where property_id = $1 and deleted_at is null
      """;

  private final Outbox outbox;
  private final Clock clock;

  BedCount(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<Void> added(Tx tx, UUID organization, Bed bed) {
    return changed(tx, organization, bed.propertyId(), 1);
  }

  Uni<Void> removed(Tx tx, UUID organization, UUID property, int beds) {
    return beds == 0 ? Uni.createFrom().voidItem() : changed(tx, organization, property, -beds);
  }

  @Override
  public Uni<Void> changed(Tx tx, Property property) {
    return Uni.createFrom().voidItem();
  }

  /** A property that left the portfolio takes its beds with it. */
  @Override
  public Uni<Void> removed(Tx tx, Property property) {
    return tx.one(BEDS, row -> row.getLong("beds"), property.id())
        .map(beds -> beds.orElse(0L).intValue())
        .flatMap(beds -> removed(tx, property.organizationId(), property.id(), beds));
  }

  private Uni<Void> changed(Tx tx, UUID organization, UUID property, int change) {
    return outbox.add(
        tx,
        organization,
        organization,
        BedFacts.countChanged(organization, property, change, clock.instant()));
  }
}
