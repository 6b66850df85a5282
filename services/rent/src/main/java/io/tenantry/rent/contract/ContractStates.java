package io.tenantry.rent.contract;

import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.rent.ContractState;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.StateSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Publishes rent contracts as they are now. */
@ApplicationScoped
class ContractStates implements StateSource {
  private final Clock clock;

  ContractStates(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Schema contract() {
    return ContractState.getClassSchema();
  }

  @Override
  public Uni<Optional<SpecificRecord>> read(Tx tx, UUID id) {
    return tx.one("select * from rent_contract where id = $1", RentContract.ROWS::read, id)
        .map(found -> found.map(this::state));
  }

  private SpecificRecord state(RentContract contract) {
    return ContractState.newBuilder()
        .setContractId(contract.id())
        .setLeaseId(contract.leaseId())
        .setOrganizationId(contract.organizationId())
        .setResidentId(contract.residentId())
        .setUnit(contract.unit())
        .setMonthlyRent(AvroMoney.of(contract.rent()))
        .setDueDay(contract.dueDay())
        .setStartDate(contract.startDate())
        .setEndDate(contract.endDate())
        .setStatus(contract.status().column())
        .setAutopay(contract.autopay().enabled())
        .setUpdatedAt(clock.instant())
        .build();
  }
}
