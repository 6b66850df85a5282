package io.tenantry.payment.allocation;

import io.tenantry.payment.payable.PayableType;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;
import java.util.UUID;
import org.joda.money.Money;

/** The part of a payment that concerns one payable. */
public record Part(PayableType payableType, UUID payableId, Money amount) {
  static Part from(Row row) {
    return new Part(
        PayableType.valueOf(row.getString("payable_type").toUpperCase(Locale.ROOT)),
        row.getUUID("payable_id"),
        Tx.money(row, "part"));
  }
}
