package io.tenantry.payment.provider;

import java.util.Optional;

/**
 * Money the provider took.
 *
 * @param intentId the provider's reference of the money
 * @param minorUnits in the currency's smallest unit
 * @param method the provider's id of the card, if it may be charged again
 */
public record Taken(String intentId, long minorUnits, String currency, Optional<String> method) {}
