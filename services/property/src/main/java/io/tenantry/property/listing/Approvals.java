package io.tenantry.property.listing;

import static io.tenantry.property.listing.ListingStatus.PENDING_APPROVAL;
import static io.tenantry.property.listing.ListingStatus.PUBLISHED;
import static io.tenantry.property.listing.ListingStatus.REJECTED;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.EnumColumn;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.property.property.Properties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decisions of platform administrators on listings of all organizations. */
@ApplicationScoped
class Approvals {
  private static final String LIST =
      """
      select * from listing where status = any($3) and submitted_at is not null and id < $1
      order by id desc limit $2
      """;

  private final Database database;
  private final ListingRows rows;
  private final Properties properties;
  private final ListingNews news;
  private final Audit audit;

  Approvals(
      Database database, ListingRows rows, Properties properties, ListingNews news, Audit audit) {
    this.database = database;
    this.rows = rows;
    this.properties = properties;
    this.news = news;
    this.audit = audit;
  }

  /** Listings of all organizations, newest first; those that wait for a decision if not told. */
  Uni<Page<Listing>> list(ListingFilter filter, PageRequest page) {
    String[] statuses =
        filter.statuses().orElseGet(() -> new String[] {EnumColumn.column(PENDING_APPROVAL)});
    return database
        .asService(tx -> tx.list(LIST, Listing.ROWS::read, page.before(), page.rows(), statuses))
        .map(listings -> Page.of(listings, page.limit(), Listing::id));
  }

  /** Publishes a listing; its property is active from now on. */
  Uni<Listing> approve(Caller administrator, UUID id) {
    return database.asService(
        tx ->
            rows.require(tx, id)
                .call(listing -> properties.activate(tx, listing.propertyId()))
                .flatMap(listing -> decide(tx, administrator, id, PUBLISHED, Optional.empty())));
  }

  /** Sends a listing back with a reason. */
  Uni<Listing> reject(Caller administrator, UUID id, String reason) {
    return database.asService(tx -> decide(tx, administrator, id, REJECTED, Optional.of(reason)));
  }

  private Uni<Listing> decide(
      Tx tx, Caller administrator, UUID id, ListingStatus decision, Optional<String> reason) {
    return rows.requireAlone(tx, id)
        .invoke(Approvals::requirePending)
        .flatMap(listing -> rows.move(tx, listing, decision, reason))
        .call(listing -> tell(tx, listing, administrator));
  }

  private static void requirePending(Listing listing) {
    if (listing.status() != PENDING_APPROVAL) {
      throw Problems.conflict(
          "listing-not-pending",
          "The listing does not wait for a decision; it is %s."
              .formatted(EnumColumn.column(listing.status())));
    }
  }

  private Uni<Void> tell(Tx tx, Listing listing, Caller administrator) {
    String decision = listing.status() == PUBLISHED ? "approved" : "rejected";
    return news.changed(tx, listing)
        .flatMap(
            told ->
                news.decided(
                    tx, listing.decided(decision, listing.rejectionReason(), administrator.id())))
        .flatMap(told -> audit.record(tx, administrator, act(listing, "listing." + decision)));
  }

  private static Act act(Listing listing, String action) {
    return Act.of(action, "listing", listing.id())
        .in(listing.organizationId())
        .changing(Map.of("status", PENDING_APPROVAL), Map.of("status", listing.status()));
  }
}
