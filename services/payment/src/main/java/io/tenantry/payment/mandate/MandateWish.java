package io.tenantry.payment.mandate;

import io.tenantry.platform.web.PositiveMoney;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A mandate that a resident gives.
 *
 * @param organizationId who may charge
 * @param agreementId the rent contract it is for
 * @param methodId a saved method of theirs
 * @param maxAmount the most of one charge
 * @param startDate today when absent
 */
record MandateWish(
    @NotNull UUID organizationId,
    UUID agreementId,
    @NotNull UUID methodId,
    @NotNull MandateType type,
    @NotNull Frequency frequency,
    @NotNull @PositiveMoney Money maxAmount,
    LocalDate startDate,
    LocalDate endDate) {}
