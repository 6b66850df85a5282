package io.tenantry.rent.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tenantry.contracts.rent.InvoiceCancelled;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.rent.RentTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** No lease, no rent: what becomes of contracts and invoices when nobody will ever live there. */
@QuarkusTest
class CancellationsIT extends RentTest {
  private final Event lease = leaseFrom(MOVE_IN);

  @Test
  void a_cancelled_lease_is_not_billed_and_its_invoices_are_void_however_often_that_is_heard() {
    receive(lease);
    run("billing-run", MOVE_IN);
    UUID invoice = onlyInvoice();
    Event cancelled = cancelled(lease);
    receive(cancelled);
    receive(cancelled);
    receive(cancelled(lease));

    asResident("/api/v1/rent/contracts")
        .body("items[0].status", equalTo("cancelled"))
        .body("items[0].cancelledAt", notNullValue())
        .body("items[0].nextPeriodStart", nullValue());
    asResident("/api/v1/invoices")
        .body("items", hasSize(1))
        .body("items[0].status", equalTo("cancelled"))
        .body("items[0].balanceDue.amount", equalTo("0.00"));
    assertThat(OutboxProbe.eventsAbout(invoice))
        .containsExactly("rent.invoice_created", "rent.invoice_cancelled");
    assertThat(run("billing-run", MOVE_IN.plusMonths(6)))
        .containsEntry("invoices", 0)
        .containsEntry("overdue", 0);
    assertThat(run("reminders", MOVE_IN)).containsEntry("reminders", 0);
  }

  @Test
  void a_start_that_is_handled_after_its_cancellation_makes_no_contract() {
    receive(cancelled(lease));
    receive(lease);
    asResident("/api/v1/rent/contracts").body("items", hasSize(0));
    assertThat(run("billing-run", MOVE_IN)).containsEntry("invoices", 0);
  }

  @Test
  void autopay_stops_and_cannot_be_switched_on_again() {
    receive(lease);
    String contract = asResident("/api/v1/rent/contracts").extract().path("items[0].id");
    setAutopay(contract, savedMethodOf(resident)).statusCode(200);
    run("billing-run", MOVE_IN.minusDays(1));
    receive(cancelled(lease));
    assertThat(run("billing-run", MOVE_IN)).containsEntry("autopayRequests", 0);
    asResident("/api/v1/rent/contracts").body("items[0].autopay.enabled", equalTo(false));
    setAutopay(contract, UUID.randomUUID())
        .statusCode(409)
        .body("type", endsWith("/contract-cancelled"));
    given()
        .auth()
        .oauth2(TestTokens.person(resident, Role.RESIDENT))
        .contentType(ContentType.JSON)
        .body("{\"enabled\": false}")
        .put("/api/v1/rent/contracts/" + contract + "/autopay")
        .then()
        .statusCode(200);
  }

  @Test
  void what_was_paid_is_told_so_that_it_goes_back_and_the_invoice_stays_void_when_it_is_back() {
    receive(lease);
    run("billing-run", MOVE_IN);
    UUID invoice = onlyInvoice();
    pay(payment(invoice, RENT));
    receive(cancelled(lease));
    assertThat(OutboxProbe.told(InvoiceCancelled.class))
        .singleElement()
        .satisfies(told -> assertThat(AvroMoney.from(told.getAmountPaid())).isEqualTo(RENT));
    pay(refund(invoice, RENT));
    asResident("/api/v1/invoices")
        .body("items[0].status", equalTo("cancelled"))
        .body("items[0].amountPaid.amount", equalTo("0.00"));
    assertThat(OutboxProbe.eventsAbout(invoice))
        .containsExactly(
            "rent.invoice_created", "rent.payment_succeeded", "rent.invoice_cancelled");
  }

  @Test
  void money_that_comes_for_a_void_invoice_is_noted_and_pays_nothing() {
    receive(lease);
    run("billing-run", MOVE_IN);
    UUID invoice = onlyInvoice();
    receive(cancelled(lease));
    pay(payment(invoice, RENT));
    asResident("/api/v1/invoices")
        .body("items[0].status", equalTo("cancelled"))
        .body("items[0].amountPaid.amount", equalTo("12500.00"));
    pay(refund(invoice, Money.parse("INR 12500.00")));
    asResident("/api/v1/invoices").body("items[0].amountPaid.amount", equalTo("0.00"));
    assertThat(OutboxProbe.eventsAbout(invoice))
        .containsExactly("rent.invoice_created", "rent.invoice_cancelled");
  }

  @Test
  void a_billing_run_at_the_same_time_leaves_no_invoice_that_is_owed() {
    for (int i = 0; i < 8; i++) {
      Event one = leaseFrom(MOVE_IN);
      receive(one);
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> run("billing-run", MOVE_IN.plusMonths(2))),
              CompletableFuture.runAsync(() -> receive(cancelled(one))))
          .join();
    }
    asResident("/api/v1/invoices?limit=100").body("items.status", everyItem(equalTo("cancelled")));
  }

  @Test
  void the_database_itself_bills_and_collects_nothing_of_a_cancelled_contract()
      throws SQLException {
    receive(lease);
    receive(cancelled(lease));
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      for (String change : List.of("next_period_start = '2027-03-15'", "autopay = true")) {
        assertThatThrownBy(() -> statement.execute("update rent_contract set " + change))
            .hasMessageContaining("nothing_more_is_billed_or_collected");
      }
    }
  }
}
