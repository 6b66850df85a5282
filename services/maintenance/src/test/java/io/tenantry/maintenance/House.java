package io.tenantry.maintenance;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.contracts.lease.LeaseCancelled;
import io.tenantry.contracts.lease.LeaseStarted;
import io.tenantry.contracts.property.PropertyCreated;
import io.tenantry.contracts.property.PropertyUpdated;
import io.tenantry.maintenance.home.HomeEvents;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.TestEvents;
import io.tenantry.platform.testing.TestTokens;
import jakarta.enterprise.context.Dependent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.joda.money.Money;

/** A house in Bengaluru of an organization of its own, with one resident. */
@Dependent
public class House {
  private static final ZoneId THERE = ZoneId.of("Asia/Kolkata");

  private final Inbox inbox;
  private final HomeEvents events;
  private final Clock clock;
  private final UUID organization = UUID.randomUUID();
  private final UUID property = UUID.randomUUID();
  private final UUID lease = UUID.randomUUID();
  private final UUID resident = UUID.randomUUID();
  private final UUID manager = UUID.randomUUID();

  House(Inbox inbox, HomeEvents events, Clock clock) {
    this.inbox = inbox;
    this.events = events;
    this.clock = clock;
  }

  /** The property is there and the resident lives in it since yesterday. */
  public House lived() {
    exists();
    begins(today().minusDays(1));
    return this;
  }

  /** The property is there. */
  public House exists() {
    deliver(
        PropertyCreated.newBuilder()
            .setPropertyId(property)
            .setOrganizationId(organization)
            .setName("Maple House")
            .setType("house")
            .setCity("Bengaluru")
            .setCountry("IN")
            .setCreatedBy(manager)
            .setCreatedAt(Instant.EPOCH)
            .build());
    return this;
  }

  /** The property leaves the portfolio. */
  public void isRemoved() {
    deliver(
        PropertyUpdated.newBuilder()
            .setPropertyId(property)
            .setOrganizationId(organization)
            .setName("Maple House")
            .setType("house")
            .setStatus("active")
            .setCity("Bengaluru")
            .setCountry("IN")
            .setVersion(2)
            .setUpdatedBy(manager)
            .setUpdatedAt(Instant.EPOCH)
            .setDeleted(true)
            .build());
  }

  /** The lease begins on a day. */
  public void begins(LocalDate day) {
    var rent = AvroMoney.of(Money.parse("INR 12500.00"));
    deliver(
        LeaseStarted.newBuilder()
            .setLeaseId(lease)
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setBookingId(UUID.randomUUID())
            .setListingId(UUID.randomUUID())
            .setPropertyId(property)
            .setUnit("Room 12")
            .setStartDate(day)
            .setEndDate(day.plusMonths(11))
            .setMonthlyRent(rent)
            .setDeposit(rent)
            .setDueDay(1)
            .setStartedAt(Instant.EPOCH)
            .setPrepaidRent(null)
            .build());
  }

  /** The lease is cancelled. */
  public void isCancelled() {
    deliver(
        LeaseCancelled.newBuilder()
            .setLeaseId(lease)
            .setOrganizationId(organization)
            .setResidentId(resident)
            .setBookingId(UUID.randomUUID())
            .setListingId(UUID.randomUUID())
            .setPropertyId(property)
            .setUnit("Room 12")
            .setStartDate(today())
            .setReason("by_resident")
            .setCancelledAt(Instant.EPOCH)
            .build());
  }

  private void deliver(SpecificRecord event) {
    inbox.once(TestEvents.of(property, organization, event), events::handle).await().indefinitely();
  }

  /** Today in Bengaluru. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), THERE);
  }

  /** The organization. */
  public UUID organization() {
    return organization;
  }

  /** The resident. */
  public UUID resident() {
    return resident;
  }

  /** Returns the path of the property's requests. */
  public String requests() {
    return "/api/v1/properties/" + property + "/maintenance";
  }

  /** Returns the path of the property's plans. */
  public String plans() {
    return "/api/v1/properties/" + property + "/maintenance-plans";
  }

  /** A call of the resident. */
  public RequestSpecification asResident() {
    return json(TestTokens.person(resident, Role.RESIDENT));
  }

  /** A call of somebody who lives elsewhere. */
  public static RequestSpecification asStranger() {
    return json(TestTokens.person(UUID.randomUUID(), Role.RESIDENT));
  }

  /** A call of the manager. */
  public RequestSpecification asManager() {
    return json(TestTokens.member(manager, organization, Role.MANAGER));
  }

  /** A call of another organization's owner. */
  public static RequestSpecification asAnotherOwner() {
    return json(TestTokens.member(UUID.randomUUID(), UUID.randomUUID(), Role.OWNER));
  }

  private static RequestSpecification json(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  /** The resident reports what is fine to report. */
  public String reported() {
    return reports(report()).statusCode(201).extract().path("id");
  }

  /** The resident reports something. */
  public ValidatableResponse reports(Map<String, ?> report) {
    return asResident().body(report).post(requests()).then();
  }

  /** A report that is fine. */
  public Map<String, Object> report() {
    return new HashMap<>(
        Map.of(
            "category", "plumbing",
            "place", "bathroom",
            "description", "The tap drips."));
  }

  /** A decision that is fine. */
  public static Map<String, Object> decision() {
    return new HashMap<>(Map.of("category", "plumbing", "priority", "high"));
  }

  /** The manager decides. */
  public ValidatableResponse decides(String request, Map<String, ?> decision) {
    return asManager().body(decision).put("/api/v1/maintenance/" + request).then();
  }

  /** The manager moves a request: start, complete, cancel. */
  public ValidatableResponse moves(String request, String move) {
    return asManager().post("/api/v1/maintenance/" + request + "/" + move).then();
  }

  /** The manager adds a vendor. */
  public String vendor(String name, LocalDate insuredUntil) {
    return asManager()
        .body(
            Map.of(
                "name",
                name,
                "trade",
                "plumbing",
                "area",
                "Bengaluru",
                "phone",
                "+91 98450 12345",
                "insuranceExpiresOn",
                insuredUntil.toString()))
        .post("/api/v1/vendors")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
