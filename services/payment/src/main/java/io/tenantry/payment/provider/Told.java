package io.tenantry.payment.provider;

import java.util.List;

/**
 * What a provider told us.
 *
 * @param mentions the provider's ids in it that may lead to a person
 */
public record Told(News news, List<String> mentions) {}
