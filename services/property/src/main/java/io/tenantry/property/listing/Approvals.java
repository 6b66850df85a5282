package io.tenantry.property.listing;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.property.Properties;
import io.tenantry.property.row.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decisions of platform administrators on listings of all organizations. */
@ApplicationScoped
class Approvals {
  private static final String DECIDE =
      """
      update listing set status = $2, rejection_reason = $3, version = version + 1, updated_at = $4
      where id = $1 and status = 'pending_approval'
      returning *
      """;

  private static final String WAITING =
      """
      select * from listing where status = 'pending_approval' and id < $1 order by id desc limit $2
      """;

  private static final String FIND = "select * from listing where id = $1";

  private final Database database;
  private final Properties properties;
  private final ListingNews news;
  private final Audit audit;
  private final Clock clock;

  Approvals(Database database, Properties properties, ListingNews news, Audit audit, Clock clock) {
    this.database = database;
    this.properties = properties;
    this.news = news;
    this.audit = audit;
    this.clock = clock;
  }

  /** Listings that wait for a decision, newest first. */
  Uni<Page<Listing>> waiting(PageRequest page) {
    return database
        .asService(tx -> tx.list(WAITING, Listing::from, page.before(), page.rows()))
        .map(listings -> Page.of(listings, page.limit(), Listing::id));
  }

  /** Publishes a listing; its property is active from now on. */
  Uni<Listing> approve(Caller administrator, UUID id) {
    return database.asService(
        tx ->
            decide(tx, id, ListingStatus.PUBLISHED, Optional.empty())
                .call(listing -> properties.activate(tx, listing.propertyId()))
                .call(listing -> tell(tx, listing, administrator)));
  }

  /** Sends a listing back with a reason. */
  Uni<Listing> reject(Caller administrator, UUID id, String reason) {
    return database.asService(
        tx ->
            decide(tx, id, ListingStatus.REJECTED, Optional.of(reason))
                .call(listing -> tell(tx, listing, administrator)));
  }

  private Uni<Listing> decide(Tx tx, UUID id, ListingStatus decision, Optional<String> reason) {
    return tx.one(DECIDE, Listing::from, id, Choice.column(decision), reason, clock.instant())
        .flatMap(
            decided ->
                decided.isPresent()
                    ? Uni.createFrom().item(decided.get())
                    : tx.one(FIND, Listing::from, id).map(Approvals::refusal));
  }

  private static Listing refusal(Optional<Listing> listing) {
    throw listing
        .map(
            found ->
                Problems.conflict(
                    "listing-not-pending",
                    "The listing does not wait for a decision; it is "
                        + Choice.column(found.status())
                        + "."))
        .orElseGet(() -> Problems.notFound("The listing"));
  }

  private Uni<Void> tell(Tx tx, Listing listing, Caller administrator) {
    return news.changed(tx, listing)
        .flatMap(told -> news.decided(tx, listing, administrator.id()))
        .flatMap(told -> audit.record(tx, administrator, act(listing)));
  }

  private static Act act(Listing listing) {
    boolean approved = listing.status() == ListingStatus.PUBLISHED;
    return Act.of(approved ? "listing.approved" : "listing.rejected", "listing", listing.id())
        .in(listing.organizationId())
        .changing(
            Map.of("status", ListingStatus.PENDING_APPROVAL), Map.of("status", listing.status()));
  }
}
