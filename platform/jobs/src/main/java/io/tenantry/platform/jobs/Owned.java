package io.tenantry.platform.jobs;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** A row that a job has to look at, and whose it is. */
public record Owned(UUID id, UUID organizationId) {
  /** Reads {@code id} and {@code org_id}. */
  public static Owned from(Row row) {
    return new Owned(row.getUUID("id"), row.getUUID("org_id"));
  }
}
