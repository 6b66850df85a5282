package io.tenantry.property.listing;

import static io.tenantry.property.listing.ListingStatus.ARCHIVED;
import static io.tenantry.property.listing.ListingStatus.PAUSED;
import static io.tenantry.property.listing.ListingStatus.PENDING_APPROVAL;
import static io.tenantry.property.listing.ListingStatus.PUBLISHED;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.IfMatch;
import io.tenantry.property.property.Properties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/** Moves of a listing by its organization. */
@ApplicationScoped
class ListingMoves {
  private final Database database;
  private final ListingRows rows;
  private final Properties properties;
  private final ListingNews news;

  ListingMoves(Database database, ListingRows rows, Properties properties, ListingNews news) {
    this.database = database;
    this.rows = rows;
    this.properties = properties;
    this.news = news;
  }

  /** Submits a draft, or a rejected listing once more; it waits for an administrator. */
  Uni<Listing> submit(Caller caller, UUID id, IfMatch ifMatch) {
    return database.as(
        caller,
        tx ->
            rows.requireAlone(tx, id)
                .map(ifMatch::require)
                .invoke(listing -> listing.status().to(PENDING_APPROVAL))
                .call(listing -> requireComplete(tx, listing))
                .flatMap(listing -> rows.move(tx, listing, PENDING_APPROVAL))
                .call(listing -> news.changed(tx, listing))
                .call(listing -> news.submitted(tx, listing)));
  }

  private Uni<Void> requireComplete(Tx tx, Listing listing) {
    return properties
        .require(tx, listing.propertyId())
        .invoke(property -> Quality.of(listing.details(), property).require())
        .replaceWithVoid();
  }

  /** Returns the quality of a listing and possible improvements. */
  Uni<Quality> quality(Caller caller, UUID id) {
    return database.as(
        caller,
        tx ->
            rows.require(tx, id)
                .flatMap(
                    listing ->
                        properties
                            .require(tx, listing.propertyId())
                            .map(property -> Quality.of(listing.details(), property))));
  }

  /** Takes a listing off the market for a while. */
  Uni<Listing> pause(Caller caller, UUID id, IfMatch ifMatch) {
    return move(caller, id, ifMatch, status -> status.to(PAUSED, PUBLISHED));
  }

  /** Puts a paused listing back on the market. */
  Uni<Listing> resume(Caller caller, UUID id, IfMatch ifMatch) {
    return move(caller, id, ifMatch, status -> status.to(PUBLISHED, PAUSED));
  }

  /** Takes a listing off the market for good. */
  Uni<Listing> archive(Caller caller, UUID id, IfMatch ifMatch) {
    return move(caller, id, ifMatch, status -> status.to(ARCHIVED));
  }

  private Uni<Listing> move(
      Caller caller, UUID id, IfMatch ifMatch, Function<ListingStatus, ListingStatus> step) {
    return database.as(
        caller,
        tx ->
            rows.requireAlone(tx, id)
                .map(ifMatch::require)
                .flatMap(listing -> rows.move(tx, listing, step.apply(listing.status())))
                .call(listing -> news.changed(tx, listing)));
  }
}
