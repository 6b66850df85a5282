package io.tenantry.payment.errand;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * Work that talks to somebody outside, about one thing of ours.
 *
 * @param attempts how often it was begun, this time included
 */
public record Errand(UUID id, String kind, UUID subject, int attempts) {
  static Errand from(Row row) {
    return new Errand(
        row.getUUID("id"),
        row.getString("kind"),
        row.getUUID("subject"),
        row.getInteger("attempts"));
  }

  /** True when an earlier try may have reached the other side. */
  public boolean repeated() {
    return attempts > 1;
  }
}
