package io.tenantry.rent.contract;

import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.contracts.rent.ContractCreated;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.AvroMoney;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;

/**
 * Billing terms of a lease.
 *
 * @param rent a month
 * @param dueDay day of the month on which rent is due; a shorter month's last day stands for it
 * @param endDate the last day, inclusive
 * @param prepaid rent paid with the booking that no invoice has used up yet
 * @param nextPeriodStart the first period without an invoice, absent when all have one or none will
 * @param cancelledAt when its lease was cancelled, which was never lived by
 */
public record RentContract(
    UUID id,
    UUID leaseId,
    ContractStatus status,
    UUID organizationId,
    UUID residentId,
    UUID propertyId,
    String unit,
    Money rent,
    Money prepaid,
    int dueDay,
    LocalDate startDate,
    LocalDate endDate,
    Autopay autopay,
    Optional<LocalDate> nextPeriodStart,
    Instant createdAt,
    Optional<Instant> cancelledAt) {

  /**
   * Automatic collection of the rent.
   *
   * @param paymentMethodId which saved method to charge; absent: the resident's default
   */
  public record Autopay(boolean enabled, Optional<UUID> paymentMethodId) {
    static final Autopay OFF = new Autopay(false, Optional.empty());
  }

  static RentContract of(LeaseStarted lease, Instant now) {
    return new RentContract(
        Ids.next(),
        lease.getLeaseId(),
        ContractStatus.ACTIVE,
        lease.getOrganizationId(),
        lease.getResidentId(),
        lease.getPropertyId(),
        lease.getUnit(),
        AvroMoney.from(lease.getMonthlyRent()),
        prepaid(lease),
        lease.getDueDay(),
        lease.getStartDate(),
        lease.getEndDate(),
        Autopay.OFF,
        Optional.of(lease.getStartDate()),
        now,
        Optional.empty());
  }

  private static Money prepaid(LeaseStarted lease) {
    Money rent = AvroMoney.from(lease.getMonthlyRent());
    return Optional.ofNullable(lease.getPrepaidRent())
        .map(AvroMoney::from)
        .orElse(Money.zero(rent.getCurrencyUnit()));
  }

  /** Reads a row of {@code rent_contract}. */
  public static RentContract from(Row row) {
    return new RentContract(
        row.getUUID("id"),
        row.getUUID("lease_id"),
        ContractStatus.of(row.getString("status")),
        row.getUUID("org_id"),
        row.getUUID("resident_id"),
        row.getUUID("property_id"),
        row.getString("unit"),
        Tx.money(row, "rent"),
        Tx.money(row, "prepaid"),
        row.getInteger("due_day"),
        row.getLocalDate("start_date"),
        row.getLocalDate("end_date"),
        new Autopay(
            row.getBoolean("autopay"), Optional.ofNullable(row.getUUID("payment_method_id"))),
        Optional.ofNullable(row.getLocalDate("next_period_start")),
        Tx.instant(row, "created_at"),
        Optional.ofNullable(row.getOffsetDateTime("cancelled_at")).map(OffsetDateTime::toInstant));
  }

  ContractCreated created() {
    return ContractCreated.newBuilder()
        .setContractId(id)
        .setLeaseId(leaseId)
        .setOrganizationId(organizationId)
        .setResidentId(residentId)
        .setUnit(unit)
        .setMonthlyRent(AvroMoney.of(rent))
        .setDueDay(dueDay)
        .setStartDate(startDate)
        .setEndDate(endDate)
        .setCreatedAt(createdAt)
        .build();
  }
}
