package io.tenantry.payment.mandate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.time.PropertyDay;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
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
  static Mandate from(Row row) {
    return new Mandate(
        row.getUUID("id"),
        row.getUUID("org_id"),
        row.getUUID("payer_id"),
        Optional.ofNullable(row.getUUID("agreement_id")),
        row.getUUID("method_id"),
        MandateType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
        Frequency.valueOf(row.getString("frequency").toUpperCase(Locale.ROOT)),
        Tx.money(row, "most"),
        MandateStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getLocalDate("start_date"),
        Optional.ofNullable(row.getLocalDate("end_date")),
        Optional.ofNullable(row.getOffsetDateTime("authorized_at")).map(OffsetDateTime::toInstant),
        Tx.instant(row, "created_at"));
  }

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
