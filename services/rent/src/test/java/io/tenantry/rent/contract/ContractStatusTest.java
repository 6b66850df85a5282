package io.tenantry.rent.contract;

import io.tenantry.platform.testing.StateTable;
import org.junit.jupiter.api.Test;

class ContractStatusTest {

  @Test
  void the_moves_are_documented() {
    StateTable.isDocumented("rent-contract", ContractStatus.class, ContractStatus::next);
  }
}
