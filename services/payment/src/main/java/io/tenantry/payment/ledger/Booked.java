package io.tenantry.payment.ledger;

import java.util.UUID;
import org.joda.money.Money;

/**
 * A payment as the ledger sees it.
 *
 * @param provider who holds its money for us
 */
public record Booked(UUID paymentId, UUID organizationId, String provider, Money amount) {}
