package io.tenantry.property.listing;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Columns;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.IfMatch;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.property.Properties;
import io.tenantry.property.property.Property;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Listings of an organization. */
@ApplicationScoped
class Listings {
  private static final String LIST =
      """
      select l.* from listing l join property p on p.id = l.property_id
      where l.id < $1 and p.deleted_at is null and ($3::text[] is null or l.status = any($3))
      order by l.id desc limit $2
      """;

  private static final String LIST_OF_PROPERTY =
      """
      select * from listing
      where property_id = $1 and id < $2 and ($4::text[] is null or status = any($4))
      order by id desc limit $3
      """;

  private final Database database;
  private final Properties properties;
  private final ListingRows rows;
  private final ListingChecks checks;
  private final ListingNews news;
  private final Clock clock;

  Listings(
      Database database,
      Properties properties,
      ListingRows rows,
      ListingChecks checks,
      ListingNews news,
      Clock clock) {
    this.database = database;
    this.properties = properties;
    this.rows = rows;
    this.checks = checks;
    this.news = news;
    this.clock = clock;
  }

  /** Makes an offer; it waits for an administrator's approval. */
  Uni<Listing> submit(Tx tx, Caller caller, UUID propertyId, ListingDetails details) {
    return properties
        .requireUnchanging(tx, propertyId)
        .call(property -> checks.check(tx, propertyId, details))
        .flatMap(
            property ->
                insert(tx, caller, property, details)
                    .flatMap(draft -> submit(tx, draft, property)));
  }

  private Uni<Listing> submit(Tx tx, Listing draft, Property property) {
    Quality.of(draft.details(), property).require();
    return rows.move(tx, draft, ListingStatus.PENDING_APPROVAL)
        .call(listing -> news.changed(tx, listing))
        .call(listing -> news.submitted(tx, listing));
  }

  /** Notes down an offer that is not for others yet. */
  Uni<Listing> draft(Tx tx, Caller caller, UUID propertyId, ListingDetails details) {
    return properties
        .requireUnchanging(tx, propertyId)
        .call(property -> checks.check(tx, propertyId, details))
        .flatMap(property -> insert(tx, caller, property, details));
  }

  private Uni<Listing> insert(Tx tx, Caller caller, Property property, ListingDetails details) {
    Instant now = clock.instant();
    return Listing.ROWS.insert(
        tx,
        written(details)
            .with("id", Ids.next())
            .with("org_id", property.organizationId())
            .with("property_id", property.id())
            .with("created_by", caller.id())
            .with("status", ListingStatus.DRAFT)
            .with("version", 0L)
            .with("created_at", now)
            .with("updated_at", now));
  }

  private static Columns written(ListingDetails details) {
    return Listing.ROWS
        .columns(details)
        .with("title", details.title().strip())
        .with("description", details.description().strip());
  }

  /**
   * Changes an offer. A draft stays one; anything else waits for approval again and is off the
   * market until then.
   */
  Uni<Listing> change(Caller caller, UUID id, IfMatch ifMatch, ListingDetails details) {
    return database.as(
        caller,
        tx ->
            rows.requireAlone(tx, id)
                .map(ifMatch::require)
                .call(listing -> checks.check(tx, listing.propertyId(), details))
                .flatMap(listing -> change(tx, listing, details)));
  }

  private Uni<Listing> change(Tx tx, Listing listing, ListingDetails details) {
    if (listing.status() == ListingStatus.DRAFT) {
      return update(tx, listing, details, 1);
    }
    listing.status().to(ListingStatus.PENDING_APPROVAL);
    return properties
        .require(tx, listing.propertyId())
        .invoke(property -> Quality.of(details, property).require())
        .flatMap(
            property ->
                update(tx, listing, details, 0).flatMap(changed -> submit(tx, changed, property)));
  }

  private Uni<Listing> update(Tx tx, Listing listing, ListingDetails details, int versions) {
    return Listing.ROWS
        .update(
            tx,
            listing.id(),
            written(details)
                .with("version", listing.version() + versions)
                .with("updated_at", clock.instant()))
        .map(Optional::orElseThrow);
  }

  /** Changes price and availability; the listing stays what it is. */
  Uni<Listing> change(Caller caller, UUID id, IfMatch ifMatch, ListingTerms terms) {
    checks.check(terms);
    return database.as(
        caller,
        tx ->
            rows.requireAlone(tx, id)
                .map(ifMatch::require)
                .invoke(Listings::requireOpen)
                .flatMap(listing -> update(tx, id, terms))
                .call(listing -> news.changed(tx, listing)));
  }

  private static void requireOpen(Listing listing) {
    ListingStatus status = listing.status();
    if (status == ListingStatus.SUSPENDED || status == ListingStatus.ARCHIVED) {
      throw Problems.conflict(
          "listing-closed",
          "The listing is %s; its terms stay.".formatted(EnumColumn.column(status)));
    }
  }

  private Uni<Listing> update(Tx tx, UUID id, ListingTerms terms) {
    return Listing.ROWS
        .update(tx, id, Listing.ROWS.columns(terms).with("updated_at", clock.instant()))
        .map(Optional::orElseThrow);
  }

  /** A property's listings, newest first. */
  Uni<Page<Listing>> list(Caller caller, UUID propertyId, ListingFilter filter, PageRequest page) {
    return database
        .as(
            caller,
            tx ->
                properties
                    .require(tx, propertyId)
                    .flatMap(
                        property ->
                            tx.list(
                                LIST_OF_PROPERTY,
                                Listing.ROWS::read,
                                propertyId,
                                page.before(),
                                page.rows(),
                                filter.statuses())))
        .map(listings -> Page.of(listings, page.limit(), Listing::id));
  }

  /** The organization's listings, newest first. */
  Uni<Page<Listing>> list(Caller caller, ListingFilter filter, PageRequest page) {
    return database
        .as(
            caller,
            tx -> tx.list(LIST, Listing.ROWS::read, page.before(), page.rows(), filter.statuses()))
        .map(listings -> Page.of(listings, page.limit(), Listing::id));
  }

  /** One listing; 404 when it is not there or not the caller's. */
  Uni<Listing> find(Caller caller, UUID id) {
    return database.as(caller, tx -> rows.require(tx, id));
  }
}
