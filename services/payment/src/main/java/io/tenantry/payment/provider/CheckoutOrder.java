package io.tenantry.payment.provider;

import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A page on which somebody pays.
 *
 * @param payment ours; also makes the request idempotent
 * @param customer the provider's id of the person, when the method shall be saved
 */
public record CheckoutOrder(
    UUID payment,
    Money amount,
    String description,
    String returnUrl,
    Optional<String> email,
    Optional<String> customer) {}
