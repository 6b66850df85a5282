package io.tenantry.booking.availability;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The stock of every listing. Units move only here, always inside the transaction of the cause. */
@ApplicationScoped
public class Availabilities {
  private static final String FIND = "select * from availability where listing_id = $1";
  private static final String KEEP =
      """
      update availability set initial = $2, available = $3, excess = $4, version = $5
      where listing_id = $1
      """;

  private final Database database;

  Availabilities(Database database) {
    this.database = database;
  }

  /** Returns the listing's offer; public, so any scope sees it. */
  public Uni<Optional<Offer>> find(Tx tx, UUID listing) {
    return tx.one(FIND, Offer::from, listing);
  }

  /** Returns a published listing's offer; for the public. */
  public Uni<Optional<Offer>> published(UUID listing) {
    return database.asService(tx -> find(tx, listing)).map(offer -> offer.filter(Offer::published));
  }

  /**
   * Locks the listing's row and returns its offer; nobody else changes it until the transaction
   * ends.
   */
  public Uni<Optional<Offer>> lock(Tx tx, UUID listing) {
    return tx.one(FIND + " for update", Offer::from, listing);
  }

  /** Keeps what is left, under the lock. */
  public Uni<Void> keep(Tx tx, UUID listing, Stock stock) {
    return tx.execute(
            KEEP, listing, stock.initial(), stock.available(), stock.excess(), stock.version())
        .replaceWithVoid();
  }
}
