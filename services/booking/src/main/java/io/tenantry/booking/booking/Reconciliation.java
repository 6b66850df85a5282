package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.jobs.Job;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Recomputes from the bookings how many units of each listing are taken, and names the listings
 * whose counter says something else. There must be none: units move with their booking in one
 * transaction. It repairs nothing, because a drift is a fault that somebody has to understand.
 */
@ApplicationScoped
class Reconciliation implements Job {
  private static final Logger LOG = Logger.getLogger(Reconciliation.class);
  private static final String LISTINGS = "select count(*)::int as listings from availability";

  /** One statement, so that both sides are of the same moment. */
  private static final String DRIFTED =
      """
      select a.listing_id, a.initial - a.available + a.excess as counted,
        coalesce(b.units, 0)::int as held
      from availability a
      left join (
        select listing_id, sum(quantity) as units from booking
        where status in ('PENDING', 'CONFIRMED') group by listing_id) b using (listing_id)
      where a.initial - a.available + a.excess <> coalesce(b.units, 0)
      order by a.listing_id
      """;

  private final Database database;

  Reconciliation(Database database) {
    this.database = database;
  }

  /**
   * A listing whose counter is wrong.
   *
   * @param counted units that the counter says are taken
   * @param held units of its holds and bookings
   */
  private record Drift(UUID listingId, int counted, int held) {
    static Drift from(Row row) {
      return new Drift(
          row.getUUID("listing_id"), row.getInteger("counted"), row.getInteger("held"));
    }
  }

  @Override
  public String name() {
    return "reconcile-availability";
  }

  /** Every night. */
  @Override
  public String schedule() {
    return "0 45 2 * * *";
  }

  /** Compares now; units know no day. */
  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return database.asService(tx -> drifted(tx).flatMap(drifted -> findings(tx, drifted)));
  }

  private static Uni<Map<String, Integer>> findings(Tx tx, List<Drift> drifted) {
    return tx.one(LISTINGS, row -> row.getInteger("listings"))
        .map(listings -> Map.of("listings", listings.orElse(0), "drifted", drifted.size()));
  }

  private static Uni<List<Drift>> drifted(Tx tx) {
    return tx.list(DRIFTED, Drift::from)
        .invoke(
            drifts ->
                drifts.forEach(
                    drift ->
                        LOG.errorf(
                            "Listing %s: the counter says %d units are taken, its bookings say %d",
                            drift.listingId(), drift.counted(), drift.held())));
  }
}
