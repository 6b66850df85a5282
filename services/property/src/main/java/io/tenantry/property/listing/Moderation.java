package io.tenantry.property.listing;

import static io.tenantry.property.listing.ListingStatus.SUSPENDED;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.audit.Act;
import io.tenantry.platform.audit.Audit;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Administrators take listings off the market and put them back (decisions.md A-23). */
@ApplicationScoped
class Moderation {
  private final Database database;
  private final ListingRows rows;
  private final ListingFacts facts;
  private final Audit audit;

  Moderation(Database database, ListingRows rows, ListingFacts facts, Audit audit) {
    this.database = database;
    this.rows = rows;
    this.facts = facts;
    this.audit = audit;
  }

  /** Takes a listing off the market. */
  Uni<Listing> suspend(Caller administrator, UUID id, String reason) {
    return database.asService(
        tx ->
            rows.requireAlone(tx, id)
                .flatMap(
                    listing ->
                        move(tx, administrator, listing, listing.status().to(SUSPENDED), reason)));
  }

  /** Makes a listing what it was before it was suspended. */
  Uni<Listing> restore(Caller administrator, UUID id, String reason) {
    return database.asService(
        tx ->
            rows.requireAlone(tx, id)
                .flatMap(
                    listing ->
                        move(
                            tx,
                            administrator,
                            listing,
                            listing.status().to(listing.beforeSuspension(), SUSPENDED),
                            reason)));
  }

  private Uni<Listing> move(
      Tx tx, Caller administrator, Listing before, ListingStatus to, String reason) {
    String decision = to == SUSPENDED ? "suspended" : "restored";
    return rows.move(tx, before, to, Optional.of(reason))
        .call(listing -> facts.changed(tx, listing))
        .call(
            listing ->
                facts.decided(tx, listing, decision, Optional.of(reason), administrator.id()))
        .call(
            listing ->
                audit.record(
                    tx, administrator, act(before, listing, "listing." + decision, reason)));
  }

  private static Act act(Listing before, Listing after, String action, String reason) {
    return Act.of(action, "listing", after.id())
        .in(after.organizationId())
        .changing(
            Map.of("status", before.status()), Map.of("status", after.status(), "reason", reason));
  }
}
