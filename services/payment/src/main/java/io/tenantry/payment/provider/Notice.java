package io.tenantry.payment.provider;

/**
 * Id and type of a webhook.
 *
 * @param eventId the provider's; the same for every copy
 */
public record Notice(String eventId, String type) {}
