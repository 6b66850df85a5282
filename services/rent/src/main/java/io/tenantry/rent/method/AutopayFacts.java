package io.tenantry.rent.method;

import io.tenantry.contracts.payment.MethodRemoved;
import io.tenantry.contracts.rent.AutopayStopped;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/** Events about autopay. */
final class AutopayFacts {
  private AutopayFacts() {}

  /**
   * Returns the event that rent is not collected by itself any more.
   *
   * @param contract id, org_id, resident_id and unit of the rent contract
   */
  static AutopayStopped stopped(Row contract, MethodRemoved method, Instant at) {
    return AutopayStopped.newBuilder()
        .setContractId(contract.getUUID("id"))
        .setOrganizationId(contract.getUUID("org_id"))
        .setResidentId(contract.getUUID("resident_id"))
        .setUnit(contract.getString("unit"))
        .setPaymentMethodId(method.getMethodId())
        .setReason(method.getReason())
        .setStoppedAt(at)
        .build();
  }
}
