package io.tenantry.payment.provider;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * One charge on the provider's own list.
 *
 * @param payment the payment of ours that it says it is for
 * @param organization whose money it says it is
 * @param taken whether the money was taken
 * @param returned what of it went back
 */
public record Statement(
    String reference,
    Optional<UUID> payment,
    Optional<UUID> organization,
    boolean taken,
    Money amount,
    Money returned,
    Instant at) {}
