package io.tenantry.payment.payment;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** Money on its way back; always all of a payment. */
record Refund(UUID id, UUID paymentId, String reason, boolean done) {
  static Refund from(Row row) {
    return new Refund(
        row.getUUID("id"),
        row.getUUID("payment_id"),
        row.getString("reason"),
        row.getString("status").equals("DONE"));
  }
}
