package io.tenantry.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.payment.PaymentAllocation;
import io.tenantry.contracts.payment.PaymentPartlyRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that organizations take themselves. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class ManualPaymentsIT {
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
  void cash_settles_a_part_and_a_transfer_the_rest() {
    String cash = member.cash(invoice, "500.50").statusCode(201).extract().path("id");
    member
        .record(transfer("UTR" + UUID.randomUUID()))
        .statusCode(201)
        .body("status", equalTo("completed"))
        .body("gateway", equalTo("manual"))
        .body("method", equalTo("bank_transfer"))
        .body("amount.amount", equalTo("12000.00"));
    assertThat(Books.paid(invoice)).isEqualTo("12500.5000");
    assertThat(Books.balance(cash)).isEqualTo("organization -500.5000, till 500.5000");
    PaymentSucceeded told = OutboxProbe.told(PaymentSucceeded.class).getLast();
    assertThat(told.getMeans()).isEqualTo("bank_transfer");
    assertThat(told.getProvider()).isEqualTo("manual");
    member.cash(invoice, "1.00").statusCode(409).body("type", endsWith("/already-paid"));
    payer.look(cash).body("method", equalTo("cash"));
    payer.http().get("/api/v1/payments/" + cash + "/receipt").then().statusCode(200);
  }

  @Test
  void the_same_key_records_once_and_a_utr_is_recorded_once() {
    String key = UUID.randomUUID().toString();
    String utr = "UTR" + UUID.randomUUID();
    String body = transfer(utr);
    String first = member.record(body, key).statusCode(201).extract().path("id");
    assertThat(member.record(body, key).statusCode(201).extract().<String>path("id"))
        .isEqualTo(first);
    UUID second = UUID.randomUUID();
    arrivals.take(told.invoiced(second));
    member
        .record(
            """
            {"method": "upi", "payableId": "%s", "utr": "%s"}
            """
                .formatted(second, utr))
        .statusCode(409)
        .body("type", endsWith("/utr-recorded"));
    assertThat(Books.paid(second)).isEqualTo("0.0000");
  }

  @Test
  void a_transfer_names_its_utr() {
    member
        .record("{\"method\": \"bank_transfer\", \"payableId\": \"%s\"}".formatted(invoice))
        .statusCode(422);
  }

  @Test
  void nobody_records_for_another_organization_and_residents_record_nothing() {
    new Member().cash(invoice, "1.00").statusCode(404);
    new Member(payer.id(), UUID.randomUUID()).cash(invoice, "1.00").statusCode(404);
    payer
        .http()
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"method\": \"cash\", \"payableId\": \"%s\"}".formatted(invoice))
        .post("/api/v1/payments")
        .then()
        .statusCode(403);
  }

  @Test
  void cash_goes_back_by_hand_at_once() {
    String id = member.cash(invoice, "1000.00").extract().path("id");
    member.refund(id, "400.00").statusCode(201).body("status", equalTo("completed"));
    assertThat(Books.paid(invoice)).isEqualTo("600.0000");
    assertThat(Books.balance(id)).isEqualTo("organization -600.0000, till 600.0000");
    assertThat(OutboxProbe.told(PaymentPartlyRefunded.class).getLast().getAllocations())
        .extracting(PaymentAllocation::getPayableId)
        .containsExactly(invoice);
  }

  @Test
  void payments_are_listed_by_method_status_payer_and_payable() {
    String id = member.cash(invoice, "10.00").extract().path("id");
    payer.initiate("invoice", invoice).statusCode(201);
    member
        .http()
        .get("/api/v1/payments?method=cash&payableId=" + invoice + "&payerId=" + payer.id())
        .then()
        .statusCode(200)
        .body("items.id", contains(id));
    member.http().get("/api/v1/payments?status=pending").then().body("items", hasSize(1));
    for (String wrong : List.of("status=lost", "method=gold", "payerId=me", "from=today")) {
      member.http().get("/api/v1/payments?" + wrong).then().statusCode(422);
    }
    member
        .http()
        .get("/api/v1/payments?from=2000-01-01&to=2000-01-02")
        .then()
        .body("items", hasSize(0));
  }

  private String transfer(String utr) {
    return "{\"method\": \"bank_transfer\", \"payableId\": \"%s\", \"utr\": \"%s\"}"
        .formatted(invoice, utr);
  }
}
