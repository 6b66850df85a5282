package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Mailbox;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Databases;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person takes what the fleet holds about them, and then is forgotten. */
class PrivacyE2eTest {
  private static final Duration TRAVEL = Duration.ofSeconds(30);
  private static final String PROOF = "{\"password\": \"Correct-Horse-42\"}";
  private static final List<String> SERVICES =
      List.of("auth", "property", "booking", "payment", "lease", "rent", "notification");
  private static final Map<String, List<String>> CATEGORIES =
      Map.of(
          "auth", List.of("profile", "sessions", "consents", "exports"),
          "booking", List.of("bookings"),
          "payment", List.of("payments", "savedMethods", "provider"),
          "lease", List.of("leases"),
          "rent", List.of("name", "contracts", "invoices"),
          "notification", List.of("contact", "notifications", "emails"));

  /** Counts the tables of a database that contain a text anywhere. */
  private static final String TABLES_SAYING =
      """
      select count(*) from information_schema.tables where table_schema = 'public'
        and table_type = 'BASE TABLE'
        and (xpath('/row/c/text()', query_to_xml(format(
          'select count(*) as c from %I t where position(%L in to_jsonb(t)::text) > 0',
          table_name, ?::text), false, true, '')))[1]::text::int > 0
      """;

  private final Fleet fleet = Fleet.running();
  private final Databases databases = new Databases(fleet);
  private final String name = "Leela" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

  @Test
  void who_rented_takes_their_data_and_is_forgotten_and_the_landlord_keeps_the_books() {
    Listing listing = Listing.published(fleet, 1);
    Person landlord = listing.home().landlord();
    Person leaver = Person.resident(fleet, name);
    String invoice = rent(listing, leaver);
    leaver
        .http()
        .post(
            "/api/v1/auth/me/consents",
            "{\"purpose\": \"terms\", \"version\": \"1\", \"given\": true}")
        .expect(201);

    // an export holds what has arrived: with this mail, notification knows whom it writes to
    new Mailbox(leaver).await("Your booking is confirmed");
    String export = takeData(leaver, landlord);
    mustMoveOutFirst(leaver);
    String receipt = leave(leaver);

    isNobody(leaver, export);
    booksStay(landlord, leaver, invoice);
    nothingSaysWhoItWas(leaver);
    againIsHarmless(leaver, receipt);
  }

  private String rent(Listing listing, Person leaver) {
    Booking booking = listing.hold(leaver);
    booking.pay();
    booking.await("CONFIRMED");
    booking.awaitContract(booking.awaitLease().path("id").asText());
    fleet
        .administrator()
        .http()
        .post(
            "/api/v1/admin/jobs/billing-run/run", "{\"asOf\": \"%s\"}".formatted(listing.moveIn()))
        .expect(202);
    JsonNode invoice = onlyInvoice(leaver, "one invoice", "/api/v1/invoices");
    Answer page =
        Eventually.see(
            "a page to pay the invoice",
            TRAVEL,
            () -> initiate(leaver, invoice.path("id").asText()),
            seen -> seen.status() == 201);
    booking.payAt(page.text("checkoutUrl"), "4242424242424242").expect(200);
    onlyInvoice(leaver, "the invoice paid", "/api/v1/invoices?status=paid");
    return invoice.path("id").asText();
  }

  private static Answer initiate(Person payer, String invoice) {
    return payer
        .http()
        .post(
            "/api/v1/payments/initiate",
            """
            {"payableType": "invoice", "payableId": "%s", "gateway": "stripe",
             "returnUrl": "https://app.tenantry.io/paid", "savePaymentMethod": true}
            """
                .formatted(invoice),
            "Idempotency-Key",
            UUID.randomUUID().toString());
  }

  private static JsonNode onlyInvoice(Person resident, String what, String path) {
    return Eventually.see(
            what,
            TRAVEL,
            () -> resident.http().get(path),
            seen -> seen.body().path("items").size() == 1)
        .body()
        .path("items")
        .path(0);
  }

  private static String takeData(Person leaver, Person landlord) {
    String export =
        leaver.http().post("/api/v1/auth/me/exports", "{}").expect(202).text("exportId");
    String path = "/api/v1/auth/me/exports/" + export;
    Eventually.see(
        "the export ready",
        TRAVEL,
        () -> leaver.http().get(path),
        seen -> seen.body().path("status").asText().equals("ready"));
    new Mailbox(leaver).await("Your data is ready");
    JsonNode services = leaver.http().get(path + "/content").expect(200).body().path("services");
    CATEGORIES.forEach(
        (service, categories) ->
            categories.forEach(
                category ->
                    assertThat(services.path(service).path(category))
                        .as(service + "." + category)
                        .isNotEmpty()));
    assertThat(services.path("auth").path("profile").path(0).path("email").asText())
        .isEqualTo(leaver.email());
    assertThat(services.toString()).doesNotContain(landlord.email());
    landlord.http().get(path).expect(404);
    landlord.http().get(path + "/content").expect(404);
    return export;
  }

  /** There is no operation that ends a lease yet, so it ends behind the scenes. */
  private void mustMoveOutFirst(Person leaver) {
    Answer refused = erase(leaver);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.body().path("reasons").toString()).contains("lease that has not ended");
    new Mailbox(leaver).await("You cannot be erased yet");
    for (String status : List.of("notice", "vacant")) {
      long moved =
          databases.count(
              "lease",
              """
              with moved as (update lease set status = ? where resident_id = ? returning 1)
              select count(*) from moved
              """,
              status,
              UUID.fromString(leaver.id()));
      assertThat(moved).isEqualTo(1);
    }
  }

  private String leave(Person leaver) {
    String receipt = erase(leaver).expect(202).text("receipt");
    Client anybody = new Client(fleet.url("gateway"));
    Answer done =
        Eventually.see(
            "the erasure done",
            TRAVEL,
            () -> anybody.get("/api/v1/auth/erasures/" + receipt),
            seen -> seen.body().path("status").asText().equals("done"));
    assertThat(done.body().path("kept").findValuesAsText("what"))
        .contains("Bookings", "Leases", "Invoices", "Payments and refunds");
    new Mailbox(leaver).await("You asked to be erased");
    new Mailbox(leaver).await("You are erased");
    return receipt;
  }

  private static Answer erase(Person person) {
    return person.http().send("DELETE", "/api/v1/auth/me", PROOF, Map.of());
  }

  private void isNobody(Person leaver, String export) {
    Answer login =
        new Client(fleet.url("gateway"))
            .post(
                "/api/v1/auth/login",
                "{\"email\": \"%s\", \"password\": \"Correct-Horse-42\"}"
                    .formatted(leaver.email()));
    assertThat(login.status()).isEqualTo(401);
    leaver.http().get("/api/v1/auth/me").expect(401);
    leaver.http().get("/api/v1/auth/me/exports/" + export + "/content").expect(401);
    UUID id = UUID.fromString(export);
    assertThat(databases.count("auth", "select count(*) from export where id = ?", id)).isZero();
    assertThat(databases.count("auth", "select count(*) from export_part where export_id = ?", id))
        .isZero();
  }

  private void booksStay(Person landlord, Person leaver, String invoice) {
    JsonNode kept = landlord.http().get("/api/v1/invoices/" + invoice).expect(200).body();
    assertThat(kept.path("status").asText()).isEqualTo("paid");
    landlord.http().get("/api/v1/invoices/" + invoice + "/pdf").expect(200);
    JsonNode payments = landlord.http().get("/api/v1/payments").expect(200).body().path("items");
    assertThat(payments).hasSize(2);
    assertThat(payments.toString()).doesNotContain(leaver.email(), name);
    for (JsonNode payment : payments) {
      landlord
          .http()
          .get("/api/v1/payments/" + payment.path("id").asText() + "/receipt")
          .expect(200);
    }
    assertThat(
            databases.count(
                "rent",
                "select count(*) from party where id = ? and name = 'Erased person'",
                UUID.fromString(leaver.id())))
        .isEqualTo(1);
  }

  private void nothingSaysWhoItWas(Person leaver) {
    for (String service : SERVICES) {
      for (String trace : List.of(leaver.email(), name)) {
        Eventually.see(
            "no table of " + service + " says " + trace,
            TRAVEL,
            () -> databases.count(service, TABLES_SAYING, trace),
            tables -> tables == 0);
      }
    }
    Eventually.see(
        "no webhook that is kept says " + leaver.email(),
        TRAVEL,
        () ->
            databases.count(
                "payment",
                """
                select count(*) from gateway_event
                where position(convert_to(?::text, 'UTF8') in payload) > 0
                """,
                leaver.email()),
        events -> events == 0);
    Eventually.see(
        "the provider's customer deleted",
        TRAVEL,
        () ->
            databases.count(
                "payment",
                """
                select count(*) from provider_customer where person_id = ? and deleted_at is not null
                """,
                UUID.fromString(leaver.id())),
        customers -> customers == 1);
  }

  private void againIsHarmless(Person leaver, String receipt) {
    erase(leaver).expect(401);
    fleet.administrator().http().post("/api/v1/admin/jobs/erasure-upkeep/run", "{}").expect(202);
    Answer still =
        new Client(fleet.url("gateway")).get("/api/v1/auth/erasures/" + receipt).expect(200);
    assertThat(still.body().path("status").asText()).isEqualTo("done");
  }
}
