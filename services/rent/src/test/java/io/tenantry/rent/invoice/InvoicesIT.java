package io.tenantry.rent.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.rent.RentTest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvoicesIT extends RentTest {

  @Test
  void a_payment_pays_its_invoice_once_and_a_second_one_changes_nothing() {
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    UUID invoice = onlyInvoice();
    Event payment = payment(invoice, RENT);
    pay(payment);
    pay(payment);
    pay(payment(invoice, RENT));

    asResident("/api/v1/invoices?status=paid")
        .body("items", hasSize(1))
        .body("items[0].balanceDue.amount", equalTo("0.00"))
        .body("items[0].paymentId", equalTo(payment.subject()));
    assertThat(OutboxProbe.eventsAbout(invoice))
        .containsExactly("rent.invoice_created", "rent.payment_succeeded");
  }

  @Test
  void a_part_of_the_money_leaves_the_invoice_open_with_the_rest_as_its_balance() {
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    UUID invoice = onlyInvoice();
    pay(payment(invoice, Money.parse("INR 500.00")));
    asResident("/api/v1/invoices")
        .body("items[0].status", equalTo("sent"))
        .body("items[0].balanceDue.amount", equalTo("12000.00"));
  }

  @Test
  void several_payments_pay_an_invoice_when_nothing_is_left_to_pay() {
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    UUID invoice = onlyInvoice();
    pay(payment(invoice, Money.parse("INR 12000.00")));
    asResident("/api/v1/invoices").body("items[0].status", equalTo("sent"));
    pay(split(UUID.randomUUID(), invoice, Money.parse("INR 500.00")));
    asResident("/api/v1/invoices")
        .body("items[0].status", equalTo("paid"))
        .body("items[0].balanceDue.amount", equalTo("0.00"));
    assertThat(OutboxProbe.eventsAbout(invoice))
        .containsExactly("rent.invoice_created", "rent.payment_succeeded");
  }

  @Test
  void what_went_back_is_owed_again() {
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    UUID invoice = onlyInvoice();
    pay(payment(invoice, RENT));
    Event refund = refund(invoice, Money.parse("INR 2500.00"));
    pay(refund);
    pay(refund);
    asResident("/api/v1/invoices")
        .body("items[0].status", equalTo("viewed"))
        .body("items[0].balanceDue.amount", equalTo("2500.00"));
    run("billing-run", MOVE_IN.plusMonths(1));
    pay(payment(invoice, Money.parse("INR 2500.00")));
    asResident("/api/v1/invoices/" + invoice).body("status", equalTo("paid"));
    assertThat(OutboxProbe.eventsAbout(invoice))
        .containsExactly(
            "rent.invoice_created",
            "rent.payment_succeeded",
            "rent.invoice_reopened",
            "rent.payment_succeeded");
  }

  @Test
  void surplus_that_went_back_changes_no_invoice() {
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    UUID invoice = onlyInvoice();
    pay(payment(invoice, RENT));
    pay(surplusBack(invoice));
    asResident("/api/v1/invoices").body("items[0].status", equalTo("paid"));
  }

  @Test
  void an_invoice_becomes_viewed_when_its_resident_reads_it_but_not_when_a_member_does() {
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    String path = "/api/v1/invoices/" + onlyInvoice();
    given()
        .auth()
        .oauth2(TestTokens.member(UUID.randomUUID(), organization, Role.VIEWER))
        .get(path)
        .then()
        .statusCode(200)
        .body("status", equalTo("sent"));
    asResident(path).body("status", equalTo("viewed")).body("lines", hasSize(1));
  }

  @Test
  void an_invoice_of_others_is_not_found_neither_as_json_nor_as_pdf() {
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    UUID invoice = onlyInvoice();
    for (String stranger :
        List.of(
            TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), Role.OWNER),
            TestTokens.person(UUID.randomUUID(), Role.RESIDENT))) {
      for (String path : List.of("", "/pdf")) {
        given()
            .auth()
            .oauth2(stranger)
            .get("/api/v1/invoices/" + invoice + path)
            .then()
            .statusCode(404)
            .contentType("application/problem+json");
      }
      given().auth().oauth2(stranger).get("/api/v1/invoices").then().body("items", hasSize(0));
    }
  }

  @Test
  void an_unknown_status_is_named_with_what_it_may_be() {
    asResident("/api/v1/invoices?status=lost", 422).body("violations.field", contains("status"));
  }

  @Test
  void the_pdf_says_who_owes_whom_what_and_until_when_on_one_page() throws IOException {
    introduce("Nest & Co", "Ravi", "Kumar");
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    byte[] pdf =
        given()
            .auth()
            .oauth2(TestTokens.person(resident, Role.RESIDENT))
            .get("/api/v1/invoices/" + onlyInvoice() + "/pdf")
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document))
          .contains(
              "INV-1000", "Nest & Co", "Ravi Kumar", "INR 12,500.00", "2027-03-15", "Sunny bed");
    }
    assertThat(AuditProbe.recordsAbout("invoice", onlyInvoice())).isEmpty();
  }

  @Test
  void the_pdf_has_names_in_every_script_and_no_character_of_a_name_fails_it() throws IOException {
    introduce("Łódź Homes 🏠", "आशा\u0001", "தமிழ்ச்செல்வி");
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    byte[] pdf =
        given()
            .auth()
            .oauth2(TestTokens.person(resident, Role.RESIDENT))
            .get("/api/v1/invoices/" + onlyInvoice() + "/pdf")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document))
          .contains("Łódź Homes 🏠", "आशा", "தமிழ்ச்செல்வி")
          .doesNotContain("#", "?");
    }
  }

  @Test
  void who_else_prints_an_invoice_reads_its_residents_name_and_answers_for_it() {
    introduce("Nest & Co", "Ravi", "Kumar");
    receive(leaseFrom(MOVE_IN));
    run("billing-run", MOVE_IN);
    UUID viewer = UUID.randomUUID();
    given()
        .auth()
        .oauth2(TestTokens.member(viewer, organization, Role.VIEWER))
        .get("/api/v1/invoices/" + onlyInvoice() + "/pdf")
        .then()
        .statusCode(200);
    assertThat(AuditProbe.recordsAbout("invoice", onlyInvoice()))
        .extracting(
            AuditRecorded::getAction, AuditRecorded::getActorId, AuditRecorded::getOrganizationId)
        .containsExactly(tuple("invoice.printed", viewer, organization));
  }
}
