package io.tenantry.property.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.tenantry.property.Landlord;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class ListingsIT {
  @Inject Inbox inbox;
  @Inject AuthEvents authEvents;

  private final Landlord landlord = new Landlord();
  private String property;
  private String listings;

  @BeforeEach
  void aProperty() {
    OutboxProbe.keepRows();
    property = landlord.creates("/api/v1/properties", Landlord.property());
    listings = "/api/v1/properties/" + property + "/listings";
  }

  @Test
  void a_listing_waits_for_approval_and_is_published_by_it() {
    String id = landlord.creates(listings, Landlord.listing());
    landlord
        .asks()
        .get("/api/v1/listings/" + id)
        .then()
        .body("status", equalTo("pending_approval"));
    Landlord.administrator()
        .get("/api/v1/admin/listings?limit=100")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id));

    approve(id, 200);
    landlord
        .asks()
        .get("/api/v1/listings/" + id)
        .then()
        .body("status", equalTo("published"))
        .body("version", equalTo(2));
    landlord.asks().get("/api/v1/properties/" + property).then().body("status", equalTo("active"));
    assertThat(events(id))
        .containsExactly(
            "property.listing",
            "property.listing_submitted",
            "property.listing",
            "property.listing_decided");
    approve(id, 409);
  }

  @Test
  void a_rejected_listing_carries_the_reason_and_can_be_offered_again() {
    String id = landlord.creates(listings, Landlord.listing());
    Landlord.administrator()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "The photos show another house"))
        .post("/api/v1/admin/listings/" + id + "/reject")
        .then()
        .statusCode(200)
        .body("status", equalTo("rejected"));
    landlord
        .asks()
        .get("/api/v1/listings/" + id)
        .then()
        .body("rejectionReason", equalTo("The photos show another house"));

    landlord
        .asks()
        .contentType(ContentType.JSON)
        .body(Landlord.listing())
        .put("/api/v1/listings/" + id)
        .then()
        .statusCode(200)
        .body("status", equalTo("pending_approval"));
    approve(id, 200);
  }

  @Test
  void each_decision_is_audited_once_with_what_it_changed() {
    String id = landlord.creates(listings, Landlord.listing());
    approve(id, 200);
    approve(id, 409);
    List<AuditRecorded> records = AuditProbe.recordsAbout("listing", id);
    assertThat(records).extracting(AuditRecorded::getAction).containsExactly("listing.approved");
    assertThat(records.getFirst().getBefore()).isEqualTo("{\"status\":\"pending_approval\"}");
    assertThat(records.getFirst().getAfter()).isEqualTo("{\"status\":\"published\"}");
  }

  @Test
  void what_an_organization_offers_goes_with_it_and_only_that() {
    String id = landlord.creates(listings, Landlord.listing());
    approve(id, 200);
    Event deleted = deleted(landlord.organization());
    inbox.once(deleted(UUID.randomUUID()), authEvents::handle).await().indefinitely();
    landlord.asks().get("/api/v1/listings/" + id).then().body("status", equalTo("published"));
    inbox.once(deleted, authEvents::handle).await().indefinitely();
    inbox.once(deleted, authEvents::handle).await().indefinitely();
    landlord
        .asks()
        .get("/api/v1/listings/" + id)
        .then()
        .body("status", equalTo("archived"))
        .body("version", equalTo(3));
    assertThat(events(id)).endsWith("property.listing_decided", "property.listing");
  }

  private static Event deleted(UUID organization) {
    return TestEvents.of(
        organization,
        organization,
        new OrganizationDeleted(organization, UUID.randomUUID(), Instant.EPOCH));
  }

  @Test
  void an_archived_listing_stays_archived() {
    String id = landlord.creates(listings, Landlord.listing());
    approve(id, 200);
    landlord.asks().delete("/api/v1/listings/" + id).then().statusCode(204);
    landlord.asks().get("/api/v1/listings/" + id).then().body("status", equalTo("archived"));
    landlord.asks().delete("/api/v1/listings/" + id).then().statusCode(409);
    approve(id, 409);
  }

  @Test
  void only_platform_administrators_decide() {
    String id = landlord.creates(listings, Landlord.listing());
    landlord.asks().post("/api/v1/admin/listings/" + id + "/approve").then().statusCode(403);
    approve(UUID.randomUUID().toString(), 404);
    landlord
        .asks()
        .get("/api/v1/listings/" + id)
        .then()
        .body("status", equalTo("pending_approval"));
  }

  @Test
  void bad_values_are_all_named() {
    Map<String, Object> listing = Landlord.listing();
    listing.put("quantity", 0);
    listing.put("rent", Landlord.rupees("0"));
    listing.put("deposit", Map.of("amount", "1", "currency", "USD"));
    listing.put("title", "");
    listing.put("bedrooms", -1);
    landlord
        .posts(listings, listing)
        .statusCode(422)
        .body(
            "violations.field",
            containsInAnyOrder("quantity", "rent", "deposit", "title", "bedrooms"));

    listing = Landlord.listing();
    listing.put("availableFrom", "tomorrow");
    landlord.posts(listings, listing).statusCode(422).body("violations", hasSize(1));

    listing = Landlord.listing();
    listing.put("unitId", UUID.randomUUID());
    listing.put("photos", List.of(UUID.randomUUID()));
    landlord
        .posts(listings, listing)
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("unitId", "photos"));
    landlord.asks().get(listings).then().body("items", hasSize(0));
  }

  @Test
  void money_with_too_many_decimals_is_refused() {
    Map<String, Object> listing = Landlord.listing();
    listing.put("rent", Landlord.rupees("100.001"));
    landlord.posts(listings, listing).statusCode(422).body("type", endsWith("invalid-input"));
  }

  @Test
  void listings_of_another_organization_do_not_exist() {
    String id = landlord.creates(listings, Landlord.listing());
    Landlord stranger = new Landlord();
    stranger.asks().get(listings).then().statusCode(404);
    stranger.asks().get("/api/v1/listings").then().body("items", hasSize(0));
    landlord.asks().get("/api/v1/listings").then().body("items", hasSize(1));
    stranger.asks().get("/api/v1/listings/" + id).then().statusCode(404);
    stranger.asks().delete("/api/v1/listings/" + id).then().statusCode(404);
    stranger.posts(listings, Landlord.listing()).statusCode(404);
    stranger
        .asks()
        .contentType(ContentType.JSON)
        .body(Landlord.listing())
        .put("/api/v1/listings/" + id)
        .then()
        .statusCode(404);
  }

  private static void approve(String id, int status) {
    Landlord.administrator()
        .post("/api/v1/admin/listings/" + id + "/approve")
        .then()
        .statusCode(status);
  }

  private static List<String> events(String listing) {
    return OutboxProbe.eventsAbout(UUID.fromString(listing));
  }

  @Test
  void an_offer_that_begins_too_far_off_is_refused() {
    for (String day :
        List.of("2199-12-31", "+999999999-12-31", "-999999999-01-01", "+11761241-01-20")) {
      Map<String, Object> listing = Landlord.listing();
      listing.put("availableFrom", day);
      landlord.posts(listings, listing).statusCode(422);
    }
    String id = landlord.creates(listings, Landlord.listing());
    landlord
        .puts(
            "/api/v1/listings/" + id + "/terms",
            Map.of(
                "rent",
                Landlord.rupees("1"),
                "deposit",
                Landlord.rupees("0"),
                "quantity",
                1,
                "availableFrom",
                "2199-12-31"))
        .statusCode(422)
        .body("violations.field", contains("availableFrom"));
  }
}
