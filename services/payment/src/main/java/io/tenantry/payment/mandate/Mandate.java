package io.tenantry.payment.mandate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.platform.data.Rows;
import io.tenantry.platform.time.PropertyDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Authorization by a resident to charge without asking again.
 *
 * @param agreementId the rent contract it was given for
 * @param maxAmount the most of one charge
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Mandate(
    UUID id,
    UUID organizationId,
    UUID payerId,
    Optional<UUID> agreementId,
    UUID methodId,
    MandateType type,
    Frequency frequency,
    Money maxAmount,
    MandateStatus status,
    LocalDate startDate,
    Optional<LocalDate> endDate,
    Optional<Instant> authorizedAt,
    Instant createdAt) {
  static final Rows<Mandate> ROWS = Rows.of("mandate", Mandate.class).named("maxAmount", "most");

  /**
   * True when it may be charged now. Its days are those at the property, whose zone payment does
   * not know: it holds from when its first day begins anywhere until its last is over everywhere.
   */
  boolean holdsAt(Instant now) {
    return status == MandateStatus.ACTIVE
        && !PropertyDay.latest(now).isBefore(startDate)
        && endDate.filter(PropertyDay.earliest(now)::isAfter).isEmpty();
  }

  /** True when one charge may be this high. */
  boolean covers(Money amount) {
    return amount.isSameCurrency(maxAmount) && !amount.isGreaterThan(maxAmount);
  }
}
