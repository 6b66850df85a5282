package io.tenantry.property.property;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;

/** Something that must change in the same transaction when its property does. */
public interface PropertyFollower {
  /** The property says something else now. */
  Uni<Void> changed(Tx tx, Property property);

  /** The property left the portfolio. */
  Uni<Void> removed(Tx tx, Property property);
}
