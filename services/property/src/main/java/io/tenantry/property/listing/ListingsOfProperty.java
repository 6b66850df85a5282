package io.tenantry.property.listing;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.property.property.Property;
import io.tenantry.property.property.PropertyFollower;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Listings show where their property is, and go when it goes. */
@ApplicationScoped
class ListingsOfProperty implements PropertyFollower {
  private static final String TOUCH =
      """
      update listing set version = version + 1, updated_at = $2
      where property_id = $1 and status <> 'archived'
      returning *
      """;

  private static final String ARCHIVE =
      """
      update listing set status = $3, suspended_from = null, version = version + 1, updated_at = $2
      where property_id = $1 and status = any($4)
      returning *
      """;

  private final ListingNews news;
  private final Clock clock;

  ListingsOfProperty(ListingNews news, Clock clock) {
    this.news = news;
    this.clock = clock;
  }

  @Override
  public Uni<Void> changed(Tx tx, Property property) {
    return follow(tx, property, tx.list(TOUCH, Listing.ROWS::read, property.id(), clock.instant()));
  }

  @Override
  public Uni<Void> removed(Tx tx, Property property) {
    return follow(
        tx,
        property,
        tx.list(
            ARCHIVE,
            Listing.ROWS::read,
            property.id(),
            clock.instant(),
            ListingStatus.ARCHIVED,
            ListingStatus.ARCHIVED.sources()));
  }

  private Uni<Void> follow(Tx tx, Property property, Uni<List<Listing>> changed) {
    return changed.flatMap(listings -> news.changed(tx, listings, property));
  }
}
