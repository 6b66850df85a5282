package io.tenantry.simulation.payment;

import io.tenantry.contracts.payment.PaymentFailed;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.events.AvroMoney;
import java.time.Instant;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Events about payments. */
final class Facts {
  private static final String PROVIDER = "simulated";
  private static final CurrencyUnit CURRENCY = CurrencyUnit.of("USD");

  private Facts() {}

  static PaymentSucceeded succeeded(PaymentRow payment, Instant now) {
    return PaymentSucceeded.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payable().type())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.payable().organization())
        .setPayerId(payment.payable().payer())
        .setAmount(money(payment))
        .setDescription("")
        .setProvider(PROVIDER)
        .setProviderReference(payment.intent().orElseThrow())
        .setPaidAt(now)
        .build();
  }

  static PaymentFailed failed(PaymentRow payment, Instant now) {
    return PaymentFailed.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payable().type())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.payable().organization())
        .setPayerId(payment.payable().payer())
        .setAmount(money(payment))
        .setDescription("")
        .setProvider(PROVIDER)
        .setFailureCode("card_declined")
        .setMessage("")
        .setAutomatic(payment.automatic())
        .setFailedAt(now)
        .build();
  }

  static PaymentRefunded refunded(PaymentRow payment, Instant now) {
    return PaymentRefunded.newBuilder()
        .setPaymentId(payment.id())
        .setPayableType(payment.payable().type())
        .setPayableId(payment.payableId())
        .setOrganizationId(payment.payable().organization())
        .setPayerId(payment.payable().payer())
        .setAmount(money(payment))
        .setRefundId(payment.id())
        .setReason("")
        .setRefundedAt(now)
        .build();
  }

  private static io.tenantry.contracts.money.Money money(PaymentRow payment) {
    return AvroMoney.of(Money.ofMinor(CURRENCY, payment.payable().minorUnits()));
  }
}
