package io.tenantry.rent.contract;

import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.contracts.rent.ContractCreated;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Rows;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;
import java.time.LocalDate;
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
  /** The rows of {@code rent_contract}. */
  public static final Rows<RentContract> ROWS = Rows.of("rent_contract", RentContract.class).named("enabled", "autopay");

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
