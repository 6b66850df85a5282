package io.tenantry.payment.dispute;

import io.tenantry.contracts.payment.DisputeClosed;
import io.tenantry.contracts.payment.DisputeOpened;
import io.tenantry.payment.payment.Chargebacks.Contested;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;

/** Events about disputes. */
final class DisputeFacts {
  private DisputeFacts() {}

  static DisputeOpened opened(Dispute dispute, Contested contested) {
    return DisputeOpened.newBuilder()
        .setDisputeId(dispute.id())
        .setPaymentId(dispute.paymentId())
        .setPayableType(contested.payableType())
        .setPayableId(contested.payableId())
        .setOrganizationId(dispute.organizationId())
        .setPayerId(contested.payer())
        .setAmount(AvroMoney.of(dispute.amount()))
        .setDescription(contested.description())
        .setReason(dispute.reason())
        .setEvidenceDueAt(dispute.evidenceDueAt().orElse(null))
        .setOpenedAt(dispute.openedAt())
        .build();
  }

  static DisputeClosed closed(Dispute dispute, Contested contested, Instant now) {
    return DisputeClosed.newBuilder()
        .setDisputeId(dispute.id())
        .setPaymentId(dispute.paymentId())
        .setPayableType(contested.payableType())
        .setPayableId(contested.payableId())
        .setOrganizationId(dispute.organizationId())
        .setPayerId(contested.payer())
        .setAmount(AvroMoney.of(dispute.amount()))
        .setDescription(contested.description())
        .setReason(dispute.reason())
        .setOutcome(dispute.status().shown())
        .setClosedAt(now)
        .build();
  }
}
