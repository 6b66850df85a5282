package io.tenantry.rent.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.rent.RentTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BillingIT extends RentTest {

  @Test
  void the_billing_run_makes_the_invoice_five_days_ahead_and_once() {
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN.minusDays(6));
    asResident("/api/v1/invoices").body("items", hasSize(0));

    assertThat(run("billing-run", MOVE_IN.minusDays(5))).containsEntry("invoices", 1);
    assertThat(run("billing-run", MOVE_IN.minusDays(5))).containsEntry("invoices", 0);
    assertThat(run("billing-run", MOVE_IN)).containsEntry("invoices", 0);

    String id =
        asResident("/api/v1/invoices?status=sent")
            .body("items", hasSize(1))
            .body("items[0].number", equalTo("INV-1000"))
            .body("items[0].dueOn", equalTo("2027-03-15"))
            .body("items[0].issuedOn", equalTo("2027-03-10"))
            .body("items[0].balanceDue.amount", equalTo("12500.00"))
            .extract()
            .path("items[0].id");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("rent.invoice_created");
  }

  @Test
  void a_contract_that_cannot_be_billed_keeps_no_other_from_its_turn_and_is_counted()
      throws SQLException {
    for (int i = 0; i < 3; i++) {
      receive(leaseFrom(MOVE_IN));
    }
    currencyOfFirstContract("ZZZ");

    assertThat(run("billing-run", MOVE_IN)).containsEntry("invoices", 2).containsEntry("failed", 1);

    currencyOfFirstContract("INR");
    assertThat(run("billing-run", MOVE_IN)).containsEntry("invoices", 1).containsEntry("failed", 0);
  }

  private void currencyOfFirstContract(String code) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        PreparedStatement update =
            connection.prepareStatement(
                """
                update rent_contract set currency = ?
                where id = (select min(id::text)::uuid from rent_contract where org_id = ?)
                """)) {
      update.setString(1, code);
      update.setObject(2, organization);
      assertThat(update.executeUpdate()).isOne();
    }
  }

  @Test
  void an_organization_sets_how_long_before_it_bills() {
    receive(leaseFrom(MOVE_IN));
    setting(0);
    assertThat(run("billing-run", MOVE_IN.minusDays(1))).containsEntry("invoices", 0);
    setting(2);
    assertThat(run("billing-run", MOVE_IN.minusDays(3))).containsEntry("invoices", 0);
    assertThat(run("billing-run", MOVE_IN.minusDays(2))).containsEntry("invoices", 1);
  }

  @Test
  void days_off_are_made_up_for_and_the_whole_lease_is_billed_to_its_end() {
    receive(leaseFrom(MOVE_IN));
    assertThat(run("billing-run", MOVE_IN.plusMonths(2))).containsEntry("invoices", 3);
    assertThat(run("billing-run", MOVE_IN.plusYears(3))).containsEntry("invoices", 8);
    asResident("/api/v1/invoices?limit=100")
        .body("items", hasSize(11))
        .body("items[0].periodEnd", equalTo("2028-02-14"))
        .body("items[0].number", equalTo("INV-1010"));
  }

  @Test
  void runs_at_the_same_time_bill_once_and_number_without_gaps() {
    int leases = 12;
    for (int i = 0; i < leases; i++) {
      receive(leaseFrom(MOVE_IN));
    }
    CompletableFuture.allOf(
            IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> run("billing-run", MOVE_IN)))
                .toArray(CompletableFuture[]::new))
        .join();
    List<String> numbers = asResident("/api/v1/invoices?limit=100").extract().path("items.number");
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(1000, 1000 + leases).mapToObj(i -> "INV-" + i).toList());
  }

  @Test
  void an_invoice_on_autopay_is_asked_for_on_its_due_day_once() {
    String contract = contract();
    UUID method = savedMethodOf(resident);
    setAutopay(contract, method).statusCode(200).body("autopay.enabled", equalTo(true));

    assertThat(run("billing-run", MOVE_IN.minusDays(5))).containsEntry("autopayRequests", 0);
    assertThat(run("billing-run", MOVE_IN)).containsEntry("autopayRequests", 1);
    assertThat(run("billing-run", MOVE_IN)).containsEntry("autopayRequests", 0);
    assertThat(OutboxProbe.eventsAbout(onlyInvoice()))
        .containsExactly("rent.invoice_created", "rent.autopay_requested");
  }

  @Test
  void reminders_go_out_three_days_before_and_on_the_day_each_once() {
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN.minusDays(5));
    UUID invoice = onlyInvoice();
    int sent = 0;
    for (LocalDate day = MOVE_IN.minusDays(5);
        day.isBefore(MOVE_IN.plusDays(3));
        day = day.plusDays(1)) {
      sent += run("reminders", day).get("reminders") + run("reminders", day).get("reminders");
    }
    assertThat(sent).isEqualTo(2);
    assertThat(OutboxProbe.eventsAbout(invoice))
        .containsExactly(
            "rent.invoice_created", "rent.reminder_due_soon", "rent.reminder_due_soon");
  }

  @Test
  void an_invoice_is_overdue_the_day_after_its_due_day_and_can_still_be_paid() {
    receive(leaseFrom(MOVE_IN));
    assertThat(run("billing-run", MOVE_IN)).containsEntry("overdue", 0);
    assertThat(run("billing-run", MOVE_IN.plusDays(1))).containsEntry("overdue", 1);
    UUID invoice = onlyInvoice();
    pay(payment(invoice, RENT));
    asResident("/api/v1/invoices/overdue").body("items", hasSize(0));
    asResident("/api/v1/invoices?status=PAID").body("items", hasSize(1));
  }

  @Test
  void rent_paid_with_the_booking_is_not_billed_again() {
    receive(leaseFrom(MOVE_IN, RENT));
    assertThat(run("billing-run", MOVE_IN)).containsEntry("invoices", 0);
    assertThat(run("billing-run", MOVE_IN.plusMonths(1))).containsEntry("invoices", 1);
    asResident("/api/v1/invoices")
        .body("items[0].periodStart", equalTo("2027-04-15"))
        .body("items[0].amount.amount", equalTo("12500.00"));
  }

  @Test
  void what_the_first_invoice_does_not_use_up_of_it_is_set_off_against_the_next() {
    receive(leaseFrom(MOVE_IN, Money.parse("INR 20000.00")));
    assertThat(run("billing-run", MOVE_IN)).containsEntry("invoices", 0);
    assertThat(run("billing-run", MOVE_IN.plusMonths(1))).containsEntry("invoices", 1);
    asResident("/api/v1/invoices")
        .body("items[0].amount.amount", equalTo("5000.00"))
        .body("items[0].lines[1].amount.amount", equalTo("-7500.00"));
  }
}
