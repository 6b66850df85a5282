package io.tenantry.payment.allocation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tenantry.payment.payable.PayableType;
import io.tenantry.platform.data.Rows;
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
  static final Rows<Allocation> ROWS = Rows.of("allocation", Allocation.class).named("amount", "wished");

}
