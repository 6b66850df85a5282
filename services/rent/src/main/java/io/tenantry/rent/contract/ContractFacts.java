package io.tenantry.rent.contract;

import io.tenantry.contracts.rent.ContractCreated;
import io.tenantry.platform.events.AvroMoney;

/** Events about rent contracts. */
final class ContractFacts {
  private ContractFacts() {}

  static ContractCreated created(RentContract contract) {
    return ContractCreated.newBuilder()
        .setContractId(contract.id())
        .setLeaseId(contract.leaseId())
        .setOrganizationId(contract.organizationId())
        .setResidentId(contract.residentId())
        .setUnit(contract.unit())
        .setMonthlyRent(AvroMoney.of(contract.rent()))
        .setDueDay(contract.dueDay())
        .setStartDate(contract.startDate())
        .setEndDate(contract.endDate())
        .setCreatedAt(contract.createdAt())
        .build();
  }
}
