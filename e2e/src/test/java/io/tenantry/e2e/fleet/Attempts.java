package io.tenantry.e2e.fleet;

import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.fleet.Operations.Operation;
import java.util.Map;
import java.util.UUID;

/** Requests that are only sent to see whether they are let in. */
public final class Attempts {
  private Attempts() {}

  /** Tries an operation on an object that does not exist; the item is the status. */
  public static int send(Client client, Operation operation) {
    return client
        .send(
            operation.method(),
            operation.anyPath(),
            operation.hasBody() ? "{}" : null,
            operation.hasBody()
                ? Map.of("Idempotency-Key", UUID.randomUUID().toString())
                : Map.of())
        .status();
  }
}
