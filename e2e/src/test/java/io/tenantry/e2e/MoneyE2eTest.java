package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invoices paid by hand, in parts and by card, and money that goes back. */
class MoneyE2eTest {
  private static final Duration TRAVEL = Duration.ofSeconds(30);
  private final Fleet fleet = Fleet.running();
  private Person landlord;
  private Person resident;
  private Booking booking;
  private String invoice;

  @BeforeEach
  void anInvoice() {
    Listing listing = Listing.published(fleet, 1);
    landlord = listing.home().landlord();
    resident = Person.resident(fleet, "Ravi");
    booking = listing.hold(resident);
    booking.pay();
    booking.await("CONFIRMED");
    booking.awaitContract(booking.awaitLease().path("id").asText());
    fleet
        .administrator()
        .http()
        .post(
            "/api/v1/admin/jobs/billing-run/run", "{\"asOf\": \"%s\"}".formatted(listing.moveIn()))
        .expect(202);
    invoice =
        Eventually.see(
                "an invoice",
                TRAVEL,
                () -> resident.http().get("/api/v1/invoices"),
                seen -> !seen.body().path("items").isEmpty())
            .body()
            .at("/items/0/id")
            .asText();
  }

  @Test
  void a_payment_that_the_landlord_records_marks_the_invoice_paid() {
    Answer recorded =
        record(
                """
                {"method": "bank_transfer", "payableId": "%s", "utr": "UTR%s"}
                """
                    .formatted(invoice, UUID.randomUUID()))
            .expect(201);
    assertThat(recorded.text("status")).isEqualTo("completed");
    awaitInvoice("paid", "0.00");
    resident.http().get("/api/v1/payments/" + recorded.text("id")).expect(200);
  }

  @Test
  void parts_add_up_and_what_goes_back_is_owed_again() {
    BigDecimal balance = new BigDecimal(balance());
    cash("100.00").expect(201);
    awaitInvoice("", balance.subtract(new BigDecimal("100.00")).toPlainString());
    Answer begun =
        resident
            .http()
            .post(
                "/api/v1/payments/initiate",
                """
                {"payableType": "invoice", "payableId": "%s"}
                """
                    .formatted(invoice),
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .expect(201);
    booking.payAt(begun.text("checkoutUrl"), "4242424242424242").expect(200);
    awaitInvoice("paid", "0.00");
    assertThat(cash("1.00").expect(409).problem()).isEqualTo("already-paid");

    landlord
        .http()
        .post(
            "/api/v1/payments/" + begun.text("paymentId") + "/refund",
            """
            {"reason": "Too much", "amount": {"amount": "40.00", "currency": "INR"}}
            """,
            "Idempotency-Key",
            UUID.randomUUID().toString())
        .expect(201);
    awaitInvoice("viewed", "40.00");
  }

  @Test
  void rent_is_collected_from_a_card_of_the_resident_and_from_none_when_that_is_removed() {
    String contract =
        resident.http().get("/api/v1/rent/contracts").expect(200).body().at("/items/0/id").asText();
    String card =
        Eventually.see(
                "the card of the booking",
                TRAVEL,
                () -> resident.http().get("/api/v1/payments/methods"),
                seen -> !seen.body().path("items").isEmpty())
            .body()
            .at("/items/0/id")
            .asText();
    String autopay = "/api/v1/rent/contracts/" + contract + "/autopay";
    String wish = "{\"enabled\": true, \"paymentMethodId\": \"%s\"}";
    resident.http().put(autopay, wish.formatted(UUID.randomUUID())).expect(422);
    Eventually.see(
        "autopay with the card",
        TRAVEL,
        () -> resident.http().put(autopay, wish.formatted(card)),
        answer -> answer.status() == 200);
    resident.http().delete("/api/v1/payments/methods/" + card).expect(204);
    Eventually.see(
        "autopay off",
        TRAVEL,
        () -> resident.http().get("/api/v1/rent/contracts/" + contract),
        seen -> !seen.body().at("/autopay/enabled").asBoolean(true));
    resident.http().put(autopay, wish.formatted(card)).expect(422);
  }

  @Test
  void another_organization_finds_nothing_to_record_or_to_give_back() {
    String payment = cash("1.00").expect(201).text("id");
    Person other = Person.landlord(fleet, "Bela");
    other
        .http()
        .post(
            "/api/v1/payments",
            """
            {"method": "cash", "payableId": "%s"}
            """
                .formatted(invoice),
            "Idempotency-Key",
            UUID.randomUUID().toString())
        .expect(404);
    other
        .http()
        .post(
            "/api/v1/payments/" + payment + "/refund",
            "{\"reason\": \"mine\"}",
            "Idempotency-Key",
            UUID.randomUUID().toString())
        .expect(404);
    other.http().get("/api/v1/payments/" + payment).expect(404);
  }

  private String balance() {
    return resident
        .http()
        .get("/api/v1/invoices/" + invoice)
        .expect(200)
        .body()
        .at("/balanceDue/amount")
        .asText();
  }

  private Answer cash(String amount) {
    return record(
        """
        {"method": "cash", "payableId": "%s", "amount": {"amount": "%s", "currency": "INR"}}
        """
            .formatted(invoice, amount));
  }

  private Answer record(String body) {
    return landlord
        .http()
        .post("/api/v1/payments", body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private void awaitInvoice(String status, String balance) {
    Eventually.see(
        "the invoice %s with %s due".formatted(status, balance),
        TRAVEL,
        () -> resident.http().get("/api/v1/invoices/" + invoice),
        seen -> isSo(seen.body(), status, balance));
  }

  private static boolean isSo(JsonNode invoice, String status, String balance) {
    return invoice.at("/balanceDue/amount").asText().equals(balance)
        && (status.isEmpty() || invoice.path("status").asText().equals(status));
  }
}
