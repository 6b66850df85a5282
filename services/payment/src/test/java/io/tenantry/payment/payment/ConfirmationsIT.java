package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.payment.PaymentActionRequired;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charges that the cardholder must confirm. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class ConfirmationsIT {
  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final Member member = new Member();
  private final Told told = new Told(member.organization(), payer.id());
  private final UUID invoice = UUID.randomUUID();

  @BeforeEach
  void invoice() {
    OutboxProbe.keepRows();
    arrivals.take(told.invoiced(invoice));
  }

  @Test
  void when_the_bank_wants_the_payer_to_confirm_a_link_settles_the_invoice() {
    payer.saveCard(Payer.CONFIRMED);
    arrivals.take(told.autopay(invoice));
    String charge = payer.http().get("/api/v1/payments").path("items.find { it.automatic }.id");
    payer.await(charge, "failed");
    Sim.await("the link", () -> !OutboxProbe.told(PaymentActionRequired.class).isEmpty());
    PaymentActionRequired asked = OutboxProbe.told(PaymentActionRequired.class).getLast();
    assertThat(asked.getPayerId()).isEqualTo(payer.id());
    assertThat(asked.getUrl()).startsWith(Sim.url());
    Payer.payAt(asked.getUrl(), "4000002760003184").statusCode(200);
    payer.await(asked.getPaymentId().toString(), "completed");
    assertThat(Books.paid(invoice)).isEqualTo("12500.5000");
    assertThat(Sim.charges(charge)).isZero();
  }
}
