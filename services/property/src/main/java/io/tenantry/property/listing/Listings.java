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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What an organization offers to the public. */
@ApplicationScoped
class Listings {
  private static final String SUBMIT =
      """
      insert into listing (id, org_id, property_id, created_by, status, title, description,
        unit_type, unit_id, quantity, rent_amount, deposit_amount, currency, bedrooms, bathrooms,
        square_footage, available_from, photos, version, created_at, updated_at)
      values ($1, $2, $3, $4, 'pending_approval', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
        $16, $17, 1, $18, $18)
      returning *
      """;

  private static final String CHANGE =
      """
      update listing set status = 'pending_approval', rejection_reason = null, title = $2,
        description = $3, unit_type = $4, unit_id = $5, quantity = $6, rent_amount = $7,
        deposit_amount = $8, currency = $9, bedrooms = $10, bathrooms = $11, square_footage = $12,
        available_from = $13, photos = $14, version = version + 1, updated_at = $15
      where id = $1 and status = any($16)
      returning *
      """;

  private static final String ARCHIVE =
      """
      update listing set status = 'archived', version = version + 1, updated_at = $2
      where id = $1 and status = any($3)
      returning *
      """;

  private static final String LIST =
      """
      select l.* from listing l join property p on p.id = l.property_id
      where l.id < $1 and p.deleted_at is null order by l.id desc limit $2
      """;

  private static final String LIST_OF_PROPERTY =
      "select * from listing where property_id = $1 and id < $2 order by id desc limit $3";

  private static final String FIND =
      """
      select l.* from listing l join property p on p.id = l.property_id
      where l.id = $1 and p.deleted_at is null
      """;

  private final Database database;
  private final Properties properties;
  private final ListingChecks checks;
  private final ListingNews news;
  private final Clock clock;

  Listings(
      Database database,
      Properties properties,
      ListingChecks checks,
      ListingNews news,
      Clock clock) {
    this.database = database;
    this.properties = properties;
    this.checks = checks;
    this.news = news;
    this.clock = clock;
  }

  /** Makes an offer; it waits for an administrator's approval. */
  Uni<Listing> submit(Tx tx, Caller caller, UUID propertyId, ListingDetails details) {
    return properties
        .requireUnchanging(tx, propertyId)
        .call(property -> checks.check(tx, propertyId, details))
        .flatMap(property -> insert(tx, caller, property, details))
        .call(listing -> news.changed(tx, listing))
        .call(listing -> news.submitted(tx, listing));
  }

  private Uni<Listing> insert(Tx tx, Caller caller, Property property, ListingDetails details) {
    return tx.one(
            SUBMIT,
            Listing::from,
            Ids.next(),
            property.organizationId(),
            property.id(),
            caller.id(),
            details.title().strip(),
            details.description().strip(),
            Choice.column(details.unitType()),
            details.unitId(),
            details.quantity(),
            details.rent().getAmount(),
            details.deposit().getAmount(),
            details.rent().getCurrencyUnit().getCode(),
            details.bedrooms(),
            details.bathrooms(),
            details.squareFootage(),
            details.availableFrom(),
            details.photos().toArray(UUID[]::new),
            clock.instant())
        .map(Optional::orElseThrow);
  }

  /** Changes an offer; it waits for approval again and is off the market until then. */
  Uni<Listing> change(Caller caller, UUID id, ListingDetails details) {
    return database.as(
        caller,
        tx ->
            require(tx, id)
                .call(listing -> checks.check(tx, listing.propertyId(), details))
                .flatMap(listing -> update(tx, listing, details))
                .call(listing -> news.changed(tx, listing))
                .call(listing -> news.submitted(tx, listing)));
  }

  private Uni<Listing> update(Tx tx, Listing listing, ListingDetails details) {
    return tx.one(
            CHANGE,
            Listing::from,
            listing.id(),
            details.title().strip(),
            details.description().strip(),
            Choice.column(details.unitType()),
            details.unitId(),
            details.quantity(),
            details.rent().getAmount(),
            details.deposit().getAmount(),
            details.rent().getCurrencyUnit().getCode(),
            details.bedrooms(),
            details.bathrooms(),
            details.squareFootage(),
            details.availableFrom(),
            details.photos().toArray(UUID[]::new),
            clock.instant(),
            ListingStatus.PENDING_APPROVAL.sources())
        .map(changed -> changed.orElseThrow(Listings::archived));
  }

  /** Takes an offer off the market for good. */
  Uni<Void> archive(Caller caller, UUID id) {
    return database
        .as(
            caller,
            tx ->
                require(tx, id)
                    .flatMap(
                        listing ->
                            tx.one(
                                ARCHIVE,
                                Listing::from,
                                id,
                                clock.instant(),
                                ListingStatus.ARCHIVED.sources()))
                    .map(listing -> listing.orElseThrow(Listings::archived))
                    .call(listing -> news.changed(tx, listing)))
        .replaceWithVoid();
  }

  /** A property's listings, newest first. */
  Uni<Page<Listing>> list(Caller caller, UUID propertyId, PageRequest page) {
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
                                page.rows())))
        .map(listings -> Page.of(listings, page.limit(), Listing::id));
  }

  /** The organization's listings, newest first. */
  Uni<Page<Listing>> list(Caller caller, PageRequest page) {
    return database
        .as(caller, tx -> tx.list(LIST, Listing::from, page.before(), page.rows()))
        .map(listings -> Page.of(listings, page.limit(), Listing::id));
  }

  /** One listing; 404 when it is not there or not the caller's. */
  Uni<Listing> find(Caller caller, UUID id) {
    return database.as(caller, tx -> require(tx, id));
  }

  private static Uni<Listing> require(Tx tx, UUID id) {
    return tx.one(FIND, Listing::from, id)
        .map(listing -> listing.orElseThrow(() -> Problems.notFound("The listing")));
  }

  private static RuntimeException archived() {
    return Problems.conflict("listing-archived", "The listing is archived; make a new one.");
  }
}
