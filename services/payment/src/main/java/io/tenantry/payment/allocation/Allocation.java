package io.tenantry.payment.allocation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A part of a payment and what became of it.
 *
 * @param amount what was meant for the payable
 * @param settled what of it the payable took
 * @param returned what of that went back to the payer
 */
public record Allocation(
    @JsonIgnore UUID paymentId,
    PayableType payableType,
    UUID payableId,
    Money amount,
    Money settled,
    Money returned) {
  static Allocation from(Row row) {
    return new Allocation(
        row.getUUID("payment_id"),
        PayableType.valueOf(row.getString("payable_type").toUpperCase(Locale.ROOT)),
        row.getUUID("payable_id"),
        Tx.money(row, "wished"),
        Tx.money(row, "settled"),
        Tx.money(row, "returned"));
  }
}
