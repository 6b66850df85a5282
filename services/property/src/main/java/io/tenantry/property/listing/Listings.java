package io.tenantry.property.listing;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.property.Properties;
import io.tenantry.property.property.Property;
import io.tenantry.property.row.Choice;
import io.tenantry.property.version.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Listings of an organization. */
@ApplicationScoped
class Listings {
  private static final String ADD =
      """
      insert into listing (id, org_id, property_id, created_by, status, title, description,
        unit_type, unit_id, quantity, rent_amount, deposit_amount, currency, bedrooms, bathrooms,
        square_footage, available_from, photos, version, created_at, updated_at)
      values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
        $16, $17, 0, $18, $18)
      returning *
      """;

  private static final String CHANGE =
      """
      update listing set title = $2, description = $3, unit_type = $4, unit_id = $5, quantity = $6,
        rent_amount = $7, deposit_amount = $8, currency = $9, bedrooms = $10, bathrooms = $11,
        square_footage = $12, available_from = $13, photos = $14, version = version + $15,
        updated_at = $16
      where id = $1
      returning *
      """;

  private static final String CHANGE_TERMS =
      """
      update listing set rent_amount = $2, deposit_amount = $3, currency = $4, quantity = $5,
        available_from = $6, version = version + 1, updated_at = $7
      where id = $1
      returning *
      """;

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
    return tx.one(
            ADD,
            Listing::from,
            Ids.next(),
            property.organizationId(),
            property.id(),
            caller.id(),
            details.title().strip(),
            details.description().strip(),
            details.unitType().map(Choice::column),
            details.unitId(),
            details.quantity(),
            details.rentAmount(),
            details.depositAmount(),
            details.currency(),
            details.bedrooms(),
            details.bathrooms(),
            details.squareFootage(),
            details.availableFrom(),
            details.photos().toArray(UUID[]::new),
            clock.instant())
        .map(Optional::orElseThrow);
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
    return tx.one(
            CHANGE,
            Listing::from,
            listing.id(),
            details.title().strip(),
            details.description().strip(),
            details.unitType().map(Choice::column),
            details.unitId(),
            details.quantity(),
            details.rentAmount(),
            details.depositAmount(),
            details.currency(),
            details.bedrooms(),
            details.bathrooms(),
            details.squareFootage(),
            details.availableFrom(),
            details.photos().toArray(UUID[]::new),
            (long) versions,
            clock.instant())
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
          "listing-closed", "The listing is %s; its terms stay.".formatted(Choice.column(status)));
    }
  }

  private Uni<Listing> update(Tx tx, UUID id, ListingTerms terms) {
    return tx.one(
            CHANGE_TERMS,
            Listing::from,
            id,
            terms.rent().getAmount(),
            terms.deposit().getAmount(),
            terms.rent().getCurrencyUnit().getCode(),
            terms.quantity(),
            terms.availableFrom(),
            clock.instant())
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
                                Listing::from,
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
            tx -> tx.list(LIST, Listing::from, page.before(), page.rows(), filter.statuses()))
        .map(listings -> Page.of(listings, page.limit(), Listing::id));
  }

  /** One listing; 404 when it is not there or not the caller's. */
  Uni<Listing> find(Caller caller, UUID id) {
    return database.as(caller, tx -> rows.require(tx, id));
  }
}
