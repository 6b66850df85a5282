package io.tenantry.payment.provider;

import java.util.UUID;
import org.joda.money.Money;

/**
 * A charge of a saved method while nobody is there.
 *
 * @param key makes the request idempotent
 */
public record ChargeOrder(
    UUID payment, Money amount, String description, String customer, String method, String key) {}
