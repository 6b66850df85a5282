package io.tenantry.payment.ledger;

import java.util.UUID;
import org.joda.money.Money;

/** A payment as the ledger sees it. */
public record Booked(UUID paymentId, UUID organizationId, Money amount) {}
