package io.tenantry.payment.provider;

import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Recipient of a payment's money.
 *
 * @param account its own account at the provider; without one we hold the money for it
 * @param fee what we keep of it
 */
public record Payee(UUID organization, Optional<String> account, Money fee) {}
