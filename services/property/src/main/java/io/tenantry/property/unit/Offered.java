package io.tenantry.property.unit;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.Problems;
import java.util.UUID;

/** A unit that is offered to the public stays. */
final class Offered {
  private static final String LISTING_OF =
      "select from listing where unit_id = $1 and status <> 'archived' limit 1";

  private Offered() {}

  static Uni<Void> refuse(Tx tx, UUID unit) {
    return tx.one(LISTING_OF, row -> true, unit)
        .invoke(
            listing -> {
              if (listing.isPresent()) {
                throw Problems.conflict(
                    "unit-listed", "A listing offers this unit; archive the listing first.");
              }
            })
        .replaceWithVoid();
  }
}
