package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Operations;
import io.tenantry.e2e.fleet.Operations.Operation;
import io.tenantry.e2e.fleet.ResultTable;
import io.tenantry.e2e.fleet.Rights;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Home;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * OWASP API1:2023. A member of organization B tries every route and method of the fleet's OpenAPI
 * document that takes an id, with the ids of organization A's objects. Operations that are added
 * later join by themselves: one whose objects this test does not know fails it.
 */
class Api01BrokenObjectLevelAuthorizationE2eTest {
  /** Operations that show anybody's listing to the public, by design. */
  private static final List<String> PUBLIC =
      List.of(
          "GET /api/v1/search/listings/{id}",
          "GET /api/v1/search/listings/{id}/similar",
          "GET /api/v1/listings/{id}/availability",
          "GET /api/v1/listings/{id}/visit-slots",
          // whoever holds the receipt of an erasure may see what came of it: there is no account
          // any more
          "GET /api/v1/auth/erasures/{receipt}");

  private static final String SAVED_SEARCH =
      "{\"name\": \"By the sea\", \"query\": {\"city\": \"Goa\"}, \"alerts\": false}";

  private static final String REPORT =
      "{\"category\": \"plumbing\", \"place\": \"roof\", \"description\": \"It leaks.\"}";

  private final Fleet fleet = Fleet.running();
  private final Rights rights = new Rights(fleet);
  private final Map<String, String> objects = new HashMap<>();

  @Test
  void a_member_of_another_organization_gets_404_for_every_object_by_every_route_and_method() {
    everythingOfA();
    Person landlordOfB = Person.landlord(fleet, "Bela");
    Person residentOfB = Person.resident(fleet, "Bodo");
    var table = new ResultTable();
    List<String> unknown = new ArrayList<>();

    for (Operation operation : Operations.of(fleet)) {
      if (!operation.takesAnId() || PUBLIC.contains(operation.toString())) {
        continue;
      }
      String path = withIdsOfA(operation.path());
      if (path.contains("{")) {
        unknown.add(operation.toString());
        continue;
      }
      attack(operation, path, "owner", landlordOfB, table);
      attack(operation, path, "resident", residentOfB, table);
    }

    System.out.println(table);
    assertThat(unknown).as("operations with ids this test has no object for").isEmpty();
    assertThat(table.breaches()).isEmpty();
    assertThat(table.size()).isGreaterThan(70);
  }

  /** 404 where the role may do this to its own objects; 403 where it may to nobody's. */
  private void attack(
      Operation operation, String path, String role, Person person, ResultTable table) {
    int expected = rights.has(role, operation.permissions()) ? 404 : 403;
    table.add(
        operation.toString(), role, attempt(person, operation.method(), path), List.of(expected));
  }

  private int attempt(Person person, String method, String path) {
    String body = method.equals("GET") || method.equals("DELETE") ? null : bodyFor(path);
    Map<String, String> headers =
        body == null ? Map.of() : Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return Eventually.see(
            "an answer that is not a rate limit",
            Duration.ofSeconds(70),
            () -> person.http().send(method, path, body, headers),
            answer -> answer.status() != 429)
        .status();
  }

  /** A body that is valid for the operation, so that only the object can be what is refused. */
  private static String bodyFor(String path) {
    String money = "{\"amount\": \"100.00\", \"currency\": \"INR\"}";
    if (path.endsWith("/floors") || path.matches(".*/floors/[^/]+")) {
      return "{\"floorNumber\": 7}";
    }
    if (path.endsWith("/rooms") || path.matches(".*/rooms/[^/]+")) {
      return "{\"roomNumber\": \"7\", \"roomType\": \"standard\", \"totalBeds\": 1, \"rent\": %1$s, \"deposit\": %1$s}"
          .formatted(money);
    }
    if (path.endsWith("/beds") || path.matches(".*/beds/[^/]+")) {
      return "{\"bedNumber\": \"7\", \"bedType\": \"single\", \"rent\": %1$s, \"deposit\": %1$s}"
          .formatted(money);
    }
    if (path.endsWith("/photos")) {
      return "{\"fileName\": \"a.png\", \"contentType\": \"image/png\", \"size\": 100}";
    }
    if (path.endsWith("/documents")) {
      return "{\"documentType\": \"deed\", \"fileName\": \"a.pdf\", \"contentType\":"
          + " \"application/pdf\", \"size\": 100}";
    }
    if (path.endsWith("/terms")) {
      return "{\"rent\": %1$s, \"deposit\": %1$s, \"quantity\": 1, \"availableFrom\": \"2030-01-01\"}"
          .formatted(money);
    }
    if (path.endsWith("/visit-schedule")) {
      return "{\"weeklyHours\": []}";
    }
    if (path.endsWith("/reschedule")) {
      return "{\"startsAt\": \"2030-01-01T10:00:00Z\"}";
    }
    if (path.contains("/search/saved")) {
      return SAVED_SEARCH;
    }
    if (path.endsWith("/refund")) {
      return "{\"reason\": \"not mine\"}";
    }
    if (path.endsWith("/maintenance")) {
      return REPORT;
    }
    if (path.endsWith("/maintenance-plans")) {
      return """
      {"category": "pest", "place": "roof", "description": "x", "priority": "low",
       "everyMonths": 1, "firstOn": "2099-01-01"}
      """;
    }
    if (path.matches(".*/maintenance/[^/]+")) {
      return "{\"category\": \"plumbing\", \"priority\": \"low\"}";
    }
    if (path.endsWith("/comments")) {
      return "{\"text\": \"not mine\"}";
    }
    if (path.matches(".*/vendors/[^/]+")) {
      return "{\"name\": \"Mine\", \"trade\": \"other\"}";
    }
    if (path.endsWith("/notes")) {
      return "{\"text\": \"not mine\"}";
    }
    if (path.endsWith("/autopay")) {
      return "{\"enabled\": true}";
    }
    if (path.matches(".*/(reject|suspend|restore)")) {
      return "{\"reason\": \"not yours\"}";
    }
    if (path.endsWith("/listings") || path.matches(".*/listings/[^/]+")) {
      return """
      {"title": "Mine now", "description": "x", "unitType": "property", "quantity": 1,
       "rent": %1$s, "deposit": %1$s, "availableFrom": "2030-01-01"}
      """
          .formatted(money);
    }
    if (path.endsWith("/members") || path.matches(".*/members/[^/]+")) {
      return "{\"email\": \"friend@example.com\", \"role\": \"viewer\"}";
    }
    if (path.matches(".*/tenants/[^/]+")) {
      return "{\"name\": \"Mine\", \"billingEmail\": \"mine@example.com\"}";
    }
    if (path.matches(".*/properties/[^/]+")) {
      return """
      {"name": "Mine", "type": "house", "addressLine1": "1", "city": "X", "state": "Y",
       "postalCode": "1", "country": "IN", "latitude": 1, "longitude": 1, "amenities": []}
      """;
    }
    return "{}";
  }

  private String mandate(Person resident, String organization) {
    return resident
        .http()
        .post(
            "/api/v1/payments/mandates",
            """
            {"organizationId": "%s", "methodId": "%s", "type": "standing_instruction",
             "frequency": "monthly", "maxAmount": {"amount": "1.00", "currency": "INR"}}
            """
                .formatted(organization, objects.get("methods")))
        .expect(201)
        .text("id");
  }

  /** The payer's bank contests the payment. */
  private String dispute(Home home, String payment) {
    Client stripe = new Client(fleet.url("stripe"));
    for (JsonNode charge : stripe.get("/_sim/charges").expect(200).body()) {
      if (charge.at("/metadata/payment_id").asText().equals(payment)) {
        String intent = charge.path("paymentIntent").asText();
        stripe.post("/_sim/disputes", "{\"paymentIntent\": \"%s\"}".formatted(intent)).expect(200);
      }
    }
    return awaitFirst(home.landlord(), "/api/v1/payments/disputes").path("id").asText();
  }

  private void everythingOfA() {
    Home home = Home.enter(Person.landlord(fleet, "Asha"));
    Listing listing = home.offer(2);
    listing.approve(fleet.administrator()).expect(200);
    listing.awaitBookable();
    Person resident = Person.resident(fleet, "Ravi");
    Booking booking = listing.hold(resident);
    String payment = booking.pay().text("paymentId");
    booking.await("CONFIRMED");
    var lease = booking.awaitLease();
    var contract = booking.awaitContract(lease.path("id").asText());
    Person administrator = fleet.administrator();
    Answer run =
        administrator
            .http()
            .post(
                "/api/v1/admin/jobs/billing-run/run",
                "{\"asOf\": \"%s\"}".formatted(listing.moveIn()))
            .expect(202);
    objects.put("properties", home.propertyId());
    objects.put("floors", home.floorId());
    objects.put("rooms", home.roomId());
    objects.put("beds", home.bedId());
    objects.put("listings", listing.id());
    objects.put("bookings", booking.id());
    objects.put("payments", payment);
    objects.put("leases", lease.path("id").asText());
    objects.put("contracts", contract.path("id").asText());
    objects.put("runs", run.text("runId"));
    objects.put("jobs", "billing-run");
    objects.put("invoices", awaitFirst(resident, "/api/v1/invoices").path("id").asText());
    objects.put("notifications", awaitFirst(resident, "/api/v1/notifications").path("id").asText());
    objects.put("methods", awaitFirst(resident, "/api/v1/payments/methods").path("id").asText());
    String landlord =
        home.landlord().http().get("/api/v1/auth/me").expect(200).text("organizationId");
    objects.put("commission", landlord);
    objects.put("mandates", mandate(resident, landlord));
    objects.put("disputes", dispute(home, payment));
    objects.put("photos", photo(home));
    objects.put("documents", document(home));
    objects.put("imports", portfolio(home));
    maintenance(home);
    objects.put("amenities", "wifi");
    objects.put("visits", visit(listing, resident));
    objects.put("showings", objects.get("visits"));
    String organization =
        home.landlord().http().get("/api/v1/auth/me").expect(200).text("organizationId");
    objects.put("tenants", organization);
    objects.put("organizations", organization);
    objects.put("members", home.landlord().id());
    objects.put("users", resident.id());
    objects.put("saved", savedSearch(resident));
    objects.put("api-keys", apiKey(home));
    objects.put("sessions", session(home));
    objects.put(
        "exports",
        resident.http().post("/api/v1/auth/me/exports", null).expect(202).text("exportId"));
  }

  private void maintenance(Home home) {
    String property = "/api/v1/properties/" + home.propertyId();
    objects.put("maintenance", created(home, property + "/maintenance", REPORT));
    objects.put(
        "maintenance-plans",
        created(home, property + "/maintenance-plans", bodyFor(property + "/maintenance-plans")));
    objects.put(
        "vendors", created(home, "/api/v1/vendors", "{\"name\": \"A\", \"trade\": \"other\"}"));
  }

  /** Waits for what is new to reach every service. */
  private static String created(Home home, String path, String body) {
    return Eventually.see(
            "created under " + path,
            Duration.ofSeconds(30),
            () -> home.landlord().http().post(path, body),
            answer -> answer.status() == 201)
        .text("id");
  }

  private static String savedSearch(Person person) {
    return person.http().post("/api/v1/search/saved", SAVED_SEARCH).expect(201).text("id");
  }

  private static String apiKey(Home home) {
    return home.landlord()
        .http()
        .post(
            "/api/v1/auth/api-keys",
            "{\"name\": \"books\", \"permissions\": [\"properties:read\"]}")
        .expect(201)
        .text("id");
  }

  private static String session(Home home) {
    JsonNode sessions = home.landlord().http().get("/api/v1/auth/sessions").expect(200).body();
    return (sessions.isArray() ? sessions : sessions.path("items")).path(0).path("id").asText();
  }

  private static JsonNode awaitFirst(Person person, String path) {
    return Eventually.see(
            "something under " + path,
            Duration.ofSeconds(30),
            () -> person.http().get(path),
            seen -> seen.body().path("items").size() > 0)
        .body()
        .path("items")
        .get(0);
  }

  private static String photo(Home home) {
    return home.landlord()
        .http()
        .post(
            "/api/v1/properties/" + home.propertyId() + "/photos",
            "{\"fileName\": \"a.png\", \"contentType\": \"image/png\", \"size\": 100}")
        .expect(201)
        .text("photoId");
  }

  private static String document(Home home) {
    return home.landlord()
        .http()
        .post(
            "/api/v1/properties/" + home.propertyId() + "/documents",
            "{\"documentType\": \"deed\", \"fileName\": \"a.pdf\", \"contentType\":"
                + " \"application/pdf\", \"size\": 100}")
        .expect(201)
        .text("id");
  }

  private static String portfolio(Home home) {
    return home.landlord()
        .http()
        .send(
            "POST",
            "/api/v1/properties/imports?dryRun=true",
            "property_name\nMaple\n",
            Map.of("Content-Type", "text/csv"))
        .expect(202)
        .text("id");
  }

  private static String visit(Listing listing, Person resident) {
    String slots =
        "/api/v1/listings/%s/visit-slots?from=%s&to=%s"
            .formatted(listing.id(), listing.moveIn().minusDays(5), listing.moveIn());
    Answer free = resident.http().get(slots).expect(200);
    return resident
        .http()
        .post(
            "/api/v1/visits",
            "{\"listingId\": \"%s\", \"startsAt\": \"%s\"}"
                .formatted(
                    listing.id(), free.body().path("items").path(0).path("startsAt").asText()))
        .expect(201)
        .text("id");
  }

  /** Puts A's id behind each collection's name. */
  private String withIdsOfA(String template) {
    String[] parts = template.split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("{") && objects.containsKey(parts[i - 1])) {
        parts[i] = objects.get(parts[i - 1]);
      }
    }
    return String.join("/", parts);
  }
}
