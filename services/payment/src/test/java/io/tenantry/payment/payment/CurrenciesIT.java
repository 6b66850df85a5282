package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Currencies that a provider counts in another way than ISO 4217. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class CurrenciesIT {
  @Inject Arrivals arrivals;

  private final Payer payer = new Payer();
  private final Member member = new Member();
  private final Told told = new Told(member.organization(), payer.id());
  private final UUID invoice = UUID.randomUUID();

  @BeforeEach
  void keepRows() {
    OutboxProbe.keepRows();
  }

  @ParameterizedTest
  @CsvSource({
    "ISK 100003, 10000300, 3, 300",
    "UGX 100001, 10000100, 1, 100",
    "JPY 80000, 80000, 1, 1",
    "MGA 5000.00, 5000, 5.00, 5",
    "TWD 800.45, 80045, 0.45, 45",
    "KWD 250.340, 250340, 0.340, 340"
  })
  void the_provider_takes_and_gives_back_what_was_meant(
      String amount, long taken, String part, long refunded) {
    arrivals.take(told.invoiced(invoice, "Sunny bed", Money.parse(amount)));
    String id = payer.pay("invoice", invoice);
    assertThat(Sim.taken(id)).isEqualTo(taken);
    payer.look(id).body("amount.amount", equalTo(amount.substring(4)));

    String currency = amount.substring(0, 3);
    member.refund(id, part, currency, UUID.randomUUID().toString()).statusCode(201);
    Sim.await("the part to go back", () -> Sim.refunded(id) == refunded);
    Sim.await(
        "the part to be told",
        () ->
            payer.look(id).extract().path("amountRefunded.amount") instanceof String back
                && back.equals(part));
  }

  @ParameterizedTest
  @CsvSource({
    "KWD 250.345, in steps of 0.010 only",
    "MGA 5000.50, in steps of 1 only",
    "IQD 1000.000, takes no payments in IQD"
  })
  void what_the_provider_cannot_take_is_refused_before_anything_is_begun(
      String amount, String reason) {
    arrivals.take(told.invoiced(invoice, "Sunny bed", Money.parse(amount)));
    payer
        .initiate("invoice", invoice)
        .statusCode(422)
        .body("violations[0].field", equalTo("amount"))
        .body("violations[0].message", containsString(reason));
    assertThat(payer.http().get("/api/v1/payments").<Integer>path("items.size()")).isZero();
  }

  @Test
  void a_part_that_the_provider_cannot_give_back_is_refused() {
    arrivals.take(told.invoiced(invoice, "Sunny bed", Money.parse("KWD 250.340")));
    String id = payer.pay("invoice", invoice);
    member
        .refund(id, "0.345", "KWD", UUID.randomUUID().toString())
        .statusCode(422)
        .body("violations[0].field", equalTo("amount"))
        .body("violations[0].message", containsString("in steps of 0.010 only"));
  }
}
