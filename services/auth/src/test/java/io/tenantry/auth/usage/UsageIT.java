package io.tenantry.auth.usage;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.auth.organization.Office;
import io.tenantry.contracts.money.Money;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.contracts.property.BedCountChanged;
import io.tenantry.contracts.rent.InvoiceCreated;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class UsageIT {
  private static final Instant FIRST = Instant.parse("2026-03-30T23:59:59Z");
  private static final Instant SECOND = Instant.parse("2026-04-01T00:00:00Z");

  @Inject Inbox inbox;
  @Inject UsageEvents events;

  private final Office office = Office.opened();

  @Test
  void what_happens_is_counted_once_on_its_day() {
    Event payment = happened(payment(FIRST));
    deliver(payment);
    deliver(happened(payment(SECOND)));
    deliver(happened(payment(SECOND)));
    usage("2026-03-30", "2026-04-01")
        .body("days.day", contains("2026-03-30", "2026-03-31", "2026-04-01"))
        .body("days.payments", contains(1, 0, 2))
        .body("months.month", contains("2026-03", "2026-04"))
        .body("months.payments", contains(1, 2));
  }

  @Test
  void beds_are_how_many_there_are_however_late_the_news() {
    deliver(happened(beds(2, SECOND)));
    deliver(happened(beds(3, FIRST)));
    deliver(happened(beds(-1, SECOND)));
    usage("2026-03-29", "2026-04-02").body("days.beds", contains(0, 3, 3, 4, 4));
    usage("2026-05-01", "2026-05-02").body("days.beds", contains(4, 4));
  }

  @Test
  void invoices_count_on_the_day_they_were_issued() {
    deliver(happened(invoice()));
    usage("1970-01-01", "1970-01-02").body("days.invoices", contains(1, 0));
  }

  @Test
  void a_time_that_makes_no_sense_is_refused() {
    for (String range :
        new String[] {"from=2026-02-01&to=2026-01-01", "from=2024-01-01&to=2026-01-01", "to=now"}) {
      office.ownerAsks().get(office.path("/usage?" + range)).then().statusCode(422);
    }
    office.ownerAsks().get(office.path("/usage")).then().body("days.size()", equalTo(30));
  }

  private ValidatableResponse usage(String from, String to) {
    return office
        .ownerAsks()
        .get(office.path("/usage?from=" + from + "&to=" + to))
        .then()
        .statusCode(200);
  }

  /** Twice, as Kafka may. */
  private void deliver(Event event) {
    inbox.once(event, events::handle).await().indefinitely();
    inbox.once(event, events::handle).await().indefinitely();
  }

  private Event happened(SpecificRecord body) {
    return TestEvents.of(UUID.randomUUID(), office.id(), body);
  }

  private BedCountChanged beds(int change, Instant at) {
    return new BedCountChanged(UUID.randomUUID(), office.id(), change, at);
  }

  private PaymentSucceeded payment(Instant at) {
    return PaymentSucceeded.newBuilder()
        .setPaymentId(UUID.randomUUID())
        .setPayableType("invoice")
        .setPayableId(UUID.randomUUID())
        .setOrganizationId(office.id())
        .setPayerId(UUID.randomUUID())
        .setAmount(rupees())
        .setDescription("Rent")
        .setProvider("stripe")
        .setProviderReference("pi")
        .setSavedMethodId(null)
        .setPaidAt(at)
        .build();
  }

  @Test
  void days_beyond_our_time_are_the_callers_mistake() {
    for (String day : new String[] {"+999999999-12-31", "-999999999-01-01", "2026-02-30"}) {
      office
          .ownerAsks()
          .get(office.path("/usage?to=" + day.replace("+", "%2B")))
          .then()
          .statusCode(422);
      office
          .ownerAsks()
          .get(office.path("/usage?from=" + day.replace("+", "%2B")))
          .then()
          .statusCode(422);
    }
  }

  private InvoiceCreated invoice() {
    return InvoiceCreated.newBuilder()
        .setInvoiceId(UUID.randomUUID())
        .setNumber("1")
        .setContractId(UUID.randomUUID())
        .setOrganizationId(office.id())
        .setResidentId(UUID.randomUUID())
        .setUnit("Bed 1")
        .setAmount(rupees())
        .setPeriodStart(LocalDate.EPOCH)
        .setPeriodEnd(LocalDate.EPOCH)
        .setIssuedOn(LocalDate.EPOCH)
        .setDueOn(LocalDate.EPOCH)
        .build();
  }

  private static Money rupees() {
    return new Money(new BigDecimal("100.0000"), "INR");
  }
}
