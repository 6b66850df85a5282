package io.tenantry.payment.provider;

import java.util.Optional;
import org.joda.money.Money;

/**
 * Money the provider took.
 *
 * @param intentId the provider's reference of the money
 * @param method the provider's id of the card, if it may be charged again
 */
public record Taken(String intentId, Money amount, Optional<String> method) {}
