package io.tenantry.rent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tenantry.contracts.auth.OrganizationCreated;
import io.tenantry.contracts.auth.OrganizationSettingsChanged;
import io.tenantry.contracts.auth.PersonState;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.contracts.payment.MethodRemoved;
import io.tenantry.contracts.payment.MethodSaved;
import io.tenantry.contracts.payment.PaymentAllocation;
import io.tenantry.contracts.payment.PaymentPartlyRefunded;
import io.tenantry.contracts.payment.PaymentRefunded;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.rent.contract.LeaseEvents;
import io.tenantry.rent.invoice.PaymentEvents;
import io.tenantry.rent.party.AuthEvents;
import io.tenantry.rent.party.PersonEvents;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;

/** A resident and an organization, and what happens to them. No contracts but those of the test. */
@WithTestResource(ScratchDatabase.class)
public abstract class RentTest {
  protected static final LocalDate MOVE_IN = LocalDate.of(2027, 3, 15);
  protected static final Money RENT = Money.parse("INR 12500.00");

  @Inject Inbox inbox;
  @Inject LeaseEvents leaseEvents;
  @Inject PaymentEvents paymentEvents;
  @Inject AuthEvents authEvents;
  @Inject PersonEvents personEvents;
  @Inject @All List<Job> jobs;

  protected final UUID organization = UUID.randomUUID();
  protected final UUID resident = UUID.randomUUID();

  @BeforeEach
  void beginWithNothing() throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate rent_contract, invoice, invoice_line, invoice_sequence");
    }
    OutboxProbe.keepRows();
  }

  protected Map<String, Integer> run(String name, LocalDate day) {
    return jobs.stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow()
        .run(day)
        .await()
        .indefinitely();
  }

  protected String contract() {
    receive(leaseFrom(MOVE_IN));
    return asResident("/api/v1/rent/contracts").extract().path("items[0].id");
  }

  /** A method of a person that payment has told of. */
  protected UUID savedMethodOf(UUID person) {
    UUID method = UUID.randomUUID();
    pay(saved(method, person));
    return method;
  }

  protected Event saved(UUID method, UUID person) {
    return TestEvents.of(
        method,
        organization,
        MethodSaved.newBuilder()
            .setMethodId(method)
            .setPersonId(person)
            .setSavedAt(Instant.EPOCH)
            .build());
  }

  protected Event removed(UUID method, UUID person, String reason) {
    return TestEvents.of(
        method, organization, new MethodRemoved(method, person, reason, Instant.EPOCH));
  }

  protected ValidatableResponse setAutopay(String contract, UUID method) {
    return given()
        .auth()
        .oauth2(TestTokens.person(resident, Role.RESIDENT))
        .contentType(ContentType.JSON)
        .body("{\"enabled\": true, \"paymentMethodId\": \"%s\"}".formatted(method))
        .put("/api/v1/rent/contracts/" + contract + "/autopay")
        .then();
  }

  protected UUID onlyInvoice() {
    return UUID.fromString(
        asResident("/api/v1/invoices").body("items", hasSize(1)).extract().path("items[0].id"));
  }

  protected ValidatableResponse asResident(String path) {
    return asResident(path, 200);
  }

  protected ValidatableResponse asResident(String path, int status) {
    return given()
        .auth()
        .oauth2(TestTokens.person(resident, Role.RESIDENT))
        .get(path)
        .then()
        .statusCode(status);
  }

  protected void receive(Event lease) {
    inbox.once(lease, leaseEvents::handle).await().indefinitely();
  }

  /** Makes the names of both known. */
  protected void introduce(String organizationName, String first, String last) {
    var landlord =
        new OrganizationCreated(
            organization, organizationName, "IN", UUID.randomUUID(), Instant.EPOCH);
    var person =
        new PersonState(
            resident, "r@example.com", first, last, null, null, null, "resident", Instant.EPOCH);
    inbox
        .once(TestEvents.of(organization, organization, landlord), authEvents::handle)
        .await()
        .indefinitely();
    inbox
        .once(TestEvents.of(resident, organization, person), personEvents::handle)
        .await()
        .indefinitely();
  }

  /** The organization says how many days before they are due its invoices are made. */
  protected void setting(int invoiceLeadDays) {
    var settings =
        OrganizationSettingsChanged.newBuilder()
            .setOrganizationId(organization)
            .setCurrency("INR")
            .setTimeZone("Asia/Kolkata")
            .setLocale("en-IN")
            .setInvoiceLeadDays(invoiceLeadDays)
            .setReminderDaysBefore(List.of(3, 0))
            .setReminderDaysAfter(List.of())
            .setLateFeePercent("5")
            .setLateFeeGraceDays(3)
            .setAllowedOrigins(List.of())
            .setLogoUrl(null)
            .setPrimaryColor(null)
            .setAccentColor(null)
            .setDomain(null)
            .setChangedAt(Instant.EPOCH)
            .build();
    inbox
        .once(TestEvents.of(organization, organization, settings), authEvents::handle)
        .await()
        .indefinitely();
  }

  protected void pay(Event payment) {
    inbox.once(payment, paymentEvents::handle).await().indefinitely();
  }

  protected Event leaseFrom(LocalDate start) {
    return leaseFrom(start, Money.zero(RENT.getCurrencyUnit()));
  }

  protected Event leaseFrom(LocalDate start, Money prepaid) {
    var lease =
        LeaseStarted.newBuilder()
            .setLeaseId(UUID.randomUUID())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setBookingId(UUID.randomUUID())
            .setListingId(UUID.randomUUID())
            .setPropertyId(UUID.randomUUID())
            .setUnit("Sunny bed")
            .setStartDate(start)
            .setEndDate(start.plusMonths(11).minusDays(1))
            .setMonthlyRent(AvroMoney.of(RENT))
            .setDeposit(AvroMoney.of(RENT))
            .setDueDay(start.getDayOfMonth())
            .setStartedAt(Instant.EPOCH)
            .setPrepaidRent(AvroMoney.of(prepaid))
            .build();
    return TestEvents.of(lease.getLeaseId(), organization, lease);
  }

  /** Nobody will ever live by a lease that {@link #leaseFrom} told of. */
  protected Event cancelled(Event started) {
    var lease = (LeaseStarted) started.body();
    return TestEvents.of(
        lease.getLeaseId(),
        organization,
        LeaseCancelled.newBuilder()
            .setLeaseId(lease.getLeaseId())
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setBookingId(lease.getBookingId())
            .setListingId(lease.getListingId())
            .setPropertyId(lease.getPropertyId())
            .setUnit(lease.getUnit())
            .setStartDate(lease.getStartDate())
            .setReason("by_resident")
            .setCancelledAt(Instant.EPOCH)
            .build());
  }

  protected Event payment(UUID invoice, Money amount) {
    var payment =
        PaymentSucceeded.newBuilder()
            .setPaymentId(UUID.randomUUID())
            .setPayableType("invoice")
            .setPayableId(invoice)
            .setOrganizationId(organization)
            .setPayerId(resident)
            .setAmount(AvroMoney.of(amount))
            .setDescription("Invoice")
            .setProvider("stripe")
            .setProviderReference("pi_1")
            .setPaidAt(Instant.EPOCH)
            .build();
    return TestEvents.of(payment.getPaymentId(), organization, payment);
  }

  /** A payment over several payables, of which one is this invoice. */
  protected Event split(UUID other, UUID invoice, Money part) {
    var payment =
        PaymentSucceeded.newBuilder()
            .setPaymentId(UUID.randomUUID())
            .setPayableType("booking")
            .setPayableId(other)
            .setOrganizationId(organization)
            .setPayerId(resident)
            .setAmount(AvroMoney.of(part.plus(1)))
            .setDescription("Several")
            .setProvider("manual")
            .setProviderReference("cash")
            .setPaidAt(Instant.EPOCH)
            .setAllocations(
                List.of(
                    new PaymentAllocation("booking", other, AvroMoney.of(part)),
                    new PaymentAllocation("invoice", invoice, AvroMoney.of(part))))
            .build();
    return TestEvents.of(payment.getPaymentId(), organization, payment);
  }

  protected Event refund(UUID invoice, Money part) {
    var refund =
        PaymentPartlyRefunded.newBuilder()
            .setPaymentId(UUID.randomUUID())
            .setPayableType("invoice")
            .setPayableId(invoice)
            .setOrganizationId(organization)
            .setPayerId(resident)
            .setAmount(AvroMoney.of(part))
            .setRefundId(UUID.randomUUID())
            .setReason("Too much")
            .setDescription("Invoice")
            .setRefundedAt(Instant.EPOCH)
            .setAllocations(List.of(new PaymentAllocation("invoice", invoice, AvroMoney.of(part))))
            .build();
    return TestEvents.of(refund.getPaymentId(), organization, refund);
  }

  /** Money goes back that settled nothing. */
  protected Event surplusBack(UUID invoice) {
    var refund =
        PaymentRefunded.newBuilder()
            .setPaymentId(UUID.randomUUID())
            .setPayableType("invoice")
            .setPayableId(invoice)
            .setOrganizationId(organization)
            .setPayerId(resident)
            .setAmount(AvroMoney.of(RENT))
            .setRefundId(UUID.randomUUID())
            .setReason("It was paid already")
            .setRefundedAt(Instant.EPOCH)
            .build();
    return TestEvents.of(refund.getPaymentId(), organization, refund);
  }
}
