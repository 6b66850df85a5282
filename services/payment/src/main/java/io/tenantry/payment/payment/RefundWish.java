package io.tenantry.payment.payment;

import io.tenantry.platform.web.PositiveMoney;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.joda.money.Money;

/**
 * Request for a refund.
 *
 * @param amount all that is left when absent
 */
record RefundWish(@PositiveMoney Money amount, @NotBlank @Size(max = 500) String reason) {}
