package io.tenantry.payment.provider;

import java.util.List;

/**
 * Parsed webhook of a provider.
 *
 * @param mentions the provider's ids in it that may lead to a person
 */
public record Told(News news, List<String> mentions) {}
