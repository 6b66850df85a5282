package io.tenantry.payment.allocation;

import io.tenantry.payment.payable.PayableType;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * What somebody wants to pay of one payable.
 *
 * @param amount empty for all that is still due
 */
public record PartWish(PayableType type, UUID payable, Optional<Money> amount) {}
