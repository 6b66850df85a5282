package io.tenantry.payment.provider;

/**
 * That a provider told us something.
 *
 * @param eventId the provider's; the same for every copy
 */
public record Notice(String eventId, String type) {}
