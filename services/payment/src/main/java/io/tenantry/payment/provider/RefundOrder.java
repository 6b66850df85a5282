package io.tenantry.payment.provider;

import java.util.UUID;
import org.joda.money.Money;

/**
 * Money to be given back.
 *
 * @param refund ours; makes the request idempotent
 * @param intentId the provider's reference of the money that was taken
 * @param amount all of it or a part
 */
public record RefundOrder(UUID refund, String intentId, Money amount) {}
