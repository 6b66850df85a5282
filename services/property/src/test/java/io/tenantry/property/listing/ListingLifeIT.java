package io.tenantry.property.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.contracts.property.Listing;
import io.tenantry.contracts.property.ListingDecided;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.Pictures;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import io.tenantry.property.file.Uploads;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listing from draft to archive, with pauses, new terms and moderation. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class ListingLifeIT {
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
  void a_draft_needs_only_a_title_and_is_told_all_that_it_lacks() {
    String id = landlord.creates(listings + "?draft=true", Map.of("title", "Loft"));
    String draft = "/api/v1/listings/" + id;
    landlord.asks().get(draft).then().body("status", equalTo("draft")).body("rent", nullValue());
    landlord
        .asks()
        .get(draft + "/quality")
        .then()
        .statusCode(200)
        .body("complete", equalTo(false))
        .body(
            "missing.findAll { it.required }.field",
            contains("description", "unitType", "quantity", "rent", "deposit", "availableFrom"))
        .body("missing.field", hasItems("photos", "squareFootage"));
    landlord
        .asks()
        .post(draft + "/submit")
        .then()
        .statusCode(422)
        .body(
            "violations.field",
            containsInAnyOrder(
                "description", "unitType", "quantity", "rent", "deposit", "availableFrom"));
    landlord
        .posts(listings, Map.of("title", "Loft"))
        .statusCode(422)
        .body("violations", hasSize(6));
    assertThat(events(id)).isEmpty();

    landlord.puts(draft, Landlord.listing()).statusCode(200).body("status", equalTo("draft"));
    assertThat(events(id)).isEmpty();
    landlord
        .asks()
        .post(draft + "/submit")
        .then()
        .statusCode(200)
        .body("status", equalTo("pending_approval"))
        .body("submittedAt", notNullValue());
    assertThat(events(id)).containsExactly("property.listing", "property.listing_submitted");
    landlord.puts(draft, Map.of("title", "Loft")).statusCode(422).body("violations", hasSize(6));
  }

  @Test
  void a_draft_is_nobody_elses_business() {
    String id = landlord.creates(listings + "?draft=true", Map.of("title", "Loft"));
    Landlord.administrator()
        .get("/api/v1/admin/listings?status=draft&limit=100")
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(id)));
    landlord.asks().get("/api/v1/listings?status=draft").then().body("items.id", contains(id));
    landlord.asks().get(listings + "?status=published,paused").then().body("items", empty());
    landlord.asks().get("/api/v1/listings?status=lost").then().statusCode(422);
    landlord.asks().delete("/api/v1/listings/" + id).then().statusCode(204);
    assertThat(events(id)).isEmpty();
  }

  @Test
  void a_published_listing_is_paused_and_resumed_without_a_new_approval() {
    String listing = published();
    act(listing, "resume").statusCode(409).body("type", endsWith("illegal-move"));
    act(listing, "pause").statusCode(200).body("status", equalTo("paused"));
    act(listing, "pause").statusCode(409).body("possible", hasItem("published"));
    act(listing, "resume").statusCode(200).body("status", equalTo("published"));
    act(listing, "submit").statusCode(200).body("status", equalTo("pending_approval"));
  }

  @Test
  void price_and_availability_change_at_once_and_the_listing_stays_published() {
    String listing = published();
    landlord
        .puts(listing + "/terms", terms("13000.00"))
        .statusCode(200)
        .body("status", equalTo("published"))
        .body("rent.amount", equalTo("13000.00"))
        .body("quantity", equalTo(3));
    Listing told = OutboxProbe.told(Listing.class).getLast();
    assertThat(told.getStatus()).isEqualTo("published");
    assertThat(told.getVersion()).isEqualTo(3);
    assertThat(told.getRent().getAmount()).isEqualByComparingTo("13000");
    landlord
        .puts(listing + "/terms", Map.of("quantity", 0))
        .statusCode(422)
        .body(
            "violations.field", containsInAnyOrder("rent", "deposit", "quantity", "availableFrom"));
    landlord.asks().delete(listing).then().statusCode(204);
    landlord.puts(listing + "/terms", terms("14000.00")).statusCode(409);
  }

  @Test
  void an_administrator_suspends_and_restores_with_reasons_that_are_told_and_audited() {
    String listing = published();
    String id = listing.substring(listing.lastIndexOf('/') + 1);
    act(listing, "pause").statusCode(200);
    decide(id, "suspend", "").statusCode(422);
    decide(id, "suspend", "Reported as a fraud")
        .statusCode(200)
        .body("status", equalTo("suspended"))
        .body("suspensionReason", equalTo("Reported as a fraud"));
    decide(id, "suspend", "again").statusCode(409);
    landlord
        .puts(listing, Landlord.listing())
        .statusCode(409)
        .body("type", endsWith("illegal-move"));
    landlord.puts(listing + "/terms", terms("1.00")).statusCode(409);
    act(listing, "resume").statusCode(409);
    Landlord.administrator()
        .get("/api/v1/admin/listings?status=suspended&limit=100")
        .then()
        .body("items.id", hasItem(id));
    decide(id, "restore", "It is theirs")
        .statusCode(200)
        .body("status", equalTo("paused"))
        .body("suspensionReason", nullValue());
    decide(id, "restore", "twice").statusCode(409);
    landlord
        .asks()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "mine"))
        .post("/api/v1/admin/listings/" + id + "/suspend")
        .then()
        .statusCode(403);

    List<AuditRecorded> records = AuditProbe.recordsAbout("listing", id);
    assertThat(records)
        .extracting(AuditRecorded::getAction)
        .containsExactly("listing.approved", "listing.suspended", "listing.restored");
    assertThat(records.get(1).getAfter()).contains("Reported as a fraud");
    assertThat(OutboxProbe.told(ListingDecided.class))
        .extracting(ListingDecided::getDecision, ListingDecided::getReason)
        .containsExactly(
            tuple("approved", null),
            tuple("suspended", "Reported as a fraud"),
            tuple("restored", "It is theirs"));
  }

  @Test
  void readers_get_the_full_state_with_how_good_it_is() {
    String photo =
        new Uploads(landlord, property)
            .photo("image/png", Pictures.png())
            .statusCode(200)
            .extract()
            .path("photoId");
    Map<String, Object> offer = Landlord.listing();
    offer.put("photos", List.of(photo));
    String id = landlord.creates(listings, offer);
    Listing told = OutboxProbe.told(Listing.class).getLast();
    assertThat(told.getListingId()).isEqualTo(UUID.fromString(id));
    assertThat(told.getCompleteness()).isBetween(60, 90);
    assertThat(told.getPublishedAt()).isNull();
    assertThat(told.getCreatedAt()).isNotNull();
    assertThat(told.getHouseRules()).isEqualTo(Map.of("guests", "until 10 pm"));
    String key = "photos/" + property + "/" + photo;
    assertThat(told.getPhotos()).containsExactly(key);
    assertThat(told.getThumbnails()).containsExactly(key + "-small");
    approve(id);
    assertThat(OutboxProbe.told(Listing.class).getLast().getPublishedAt()).isNotNull();
  }

  private String published() {
    String id = landlord.creates(listings, Landlord.listing());
    approve(id);
    return "/api/v1/listings/" + id;
  }

  private static void approve(String id) {
    Landlord.administrator()
        .post("/api/v1/admin/listings/" + id + "/approve")
        .then()
        .statusCode(200)
        .body("publishedAt", notNullValue());
  }

  private ValidatableResponse act(String listing, String what) {
    return landlord.asks().post(listing + "/" + what).then();
  }

  private static ValidatableResponse decide(String id, String what, String reason) {
    return Landlord.administrator()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", reason))
        .post("/api/v1/admin/listings/" + id + "/" + what)
        .then();
  }

  private static Map<String, Object> terms(String rent) {
    return Map.of(
        "rent",
        Landlord.rupees(rent),
        "deposit",
        Landlord.rupees("0"),
        "quantity",
        3,
        "availableFrom",
        "2027-02-01");
  }

  private static List<String> events(String listing) {
    return OutboxProbe.eventsAbout(UUID.fromString(listing));
  }
}
