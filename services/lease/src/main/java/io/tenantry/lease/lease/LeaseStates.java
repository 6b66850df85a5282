package io.tenantry.lease.lease;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.lease.LeaseState;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.StateSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Publishes leases as they are now. */
@ApplicationScoped
class LeaseStates implements StateSource {
  private final Clock clock;

  LeaseStates(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Schema contract() {
    return LeaseState.getClassSchema();
  }

  @Override
  public Uni<Optional<SpecificRecord>> read(Tx tx, UUID id) {
    return tx.one("select * from lease where id = $1", Lease.ROWS::read, id)
        .map(found -> found.map(this::state));
  }

  private SpecificRecord state(Lease lease) {
    return LeaseState.newBuilder()
        .setLeaseId(lease.id())
        .setOrganizationId(lease.organizationId())
        .setResidentId(lease.residentId())
        .setBookingId(lease.bookingId())
        .setListingId(lease.listingId())
        .setPropertyId(lease.propertyId())
        .setUnit(lease.unit())
        .setStatus(lease.status().column())
        .setStartDate(lease.startDate())
        .setEndDate(lease.endDate())
        .setMonthlyRent(AvroMoney.of(lease.rent()))
        .setDeposit(AvroMoney.of(lease.deposit()))
        .setDueDay(lease.dueDay())
        .setUpdatedAt(clock.instant())
        .build();
  }
}
