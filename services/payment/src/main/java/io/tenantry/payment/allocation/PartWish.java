package io.tenantry.payment.allocation;

import io.tenantry.payment.payable.PayableType;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Request to pay one payable or a part of it.
 *
 * @param amount empty for all that is still due
 */
public record PartWish(PayableType type, UUID payable, Optional<Money> amount) {}
