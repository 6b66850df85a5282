package io.tenantry.lease.lease;

import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.platform.events.AvroMoney;

/** Events about leases. */
final class LeaseFacts {
  private LeaseFacts() {}

  /** A lease begins. */
  static LeaseStarted started(Lease lease) {
    return LeaseStarted.newBuilder()
        .setLeaseId(lease.id())
        .setOrganizationId(lease.organizationId())
        .setResidentId(lease.residentId())
        .setBookingId(lease.bookingId())
        .setListingId(lease.listingId())
        .setPropertyId(lease.propertyId())
        .setUnit(lease.unit())
        .setStartDate(lease.startDate())
        .setEndDate(lease.endDate())
        .setMonthlyRent(AvroMoney.of(lease.rent()))
        .setDeposit(AvroMoney.of(lease.deposit()))
        .setDueDay(lease.dueDay())
        .setStartedAt(lease.createdAt())
        .setPrepaidRent(lease.prepaidRent().isPositive() ? AvroMoney.of(lease.prepaidRent()) : null)
        .build();
  }

  /**
   * Nobody will ever live by a lease.
   *
   * @param reason why its booking ended
   */
  static LeaseCancelled cancelled(Lease lease, String reason) {
    return LeaseCancelled.newBuilder()
        .setLeaseId(lease.id())
        .setOrganizationId(lease.organizationId())
        .setResidentId(lease.residentId())
        .setBookingId(lease.bookingId())
        .setListingId(lease.listingId())
        .setPropertyId(lease.propertyId())
        .setUnit(lease.unit())
        .setStartDate(lease.startDate())
        .setReason(reason)
        .setCancelledAt(lease.cancelledAt().orElseThrow())
        .build();
  }
}
