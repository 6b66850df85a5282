package io.tenantry.e2e.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Home;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A listing from draft to archive through the gateway, and what booking and search make of it. */
class ListingLifeE2eTest {
  private static final Duration TRAVEL = Duration.ofSeconds(20);

  private final Fleet fleet = Fleet.running();

  @Test
  void a_draft_is_told_what_it_lacks_and_is_submitted_when_it_has_all() {
    Home home = Home.enter(Person.landlord(fleet, "Asha"));
    Client landlord = home.landlord().http();
    String listings = "/api/v1/properties/" + home.propertyId() + "/listings";
    String draft =
        "/api/v1/listings/"
            + landlord
                .post(listings + "?draft=true", "{\"title\": \"Loft\"}")
                .expect(201)
                .text("id");
    assertThat(landlord.post(draft + "/submit", null).expect(422).body().path("violations"))
        .hasSize(6);
    assertThat(landlord.get(draft + "/quality").expect(200).body().path("complete").asBoolean())
        .isFalse();
    landlord
        .put(
            draft,
            """
            {"title": "Loft", "description": "Under the roof", "unitType": "property", "quantity": 1,
             "rent": {"amount": "9000.00", "currency": "INR"},
             "deposit": {"amount": "0.00", "currency": "INR"}, "availableFrom": "2030-01-01"}
            """)
        .expect(200);
    assertThat(landlord.post(draft + "/submit", null).expect(200).text("status"))
        .isEqualTo("pending_approval");
  }

  @Test
  void pauses_new_terms_and_moderation_reach_the_public() {
    Listing listing = Listing.published(fleet, 2);
    Client landlord = listing.home().landlord().http();
    String path = "/api/v1/listings/" + listing.id();
    String admin = "/api/v1/admin/listings/" + listing.id();
    Client administrator = fleet.administrator().http();
    seen(listing, true);

    landlord.post(path + "/pause", null).expect(200);
    seen(listing, false);
    landlord.post(path + "/resume", null).expect(200);
    seen(listing, true);

    landlord
        .put(
            path + "/terms",
            """
            {"rent": {"amount": "11111.00", "currency": "INR"},
             "deposit": {"amount": "0.00", "currency": "INR"}, "quantity": 5, "availableFrom": "2027-01-01"}
            """)
        .expect(200);
    listing.awaitAvailable(5);

    administrator.post(admin + "/suspend", "{\"reason\": \"Reported as a fraud\"}").expect(200);
    seen(listing, false);
    assertThat(landlord.get(path).expect(200).text("suspensionReason"))
        .isEqualTo("Reported as a fraud");
    assertThat(landlord.post(path + "/resume", null).expect(409).problem())
        .isEqualTo("illegal-move");
    landlord.post(admin + "/restore", "{\"reason\": \"mine\"}").expect(403);
    administrator.post(admin + "/restore", "{\"reason\": \"It is theirs\"}").expect(200);
    seen(listing, true);
  }

  private void seen(Listing listing, boolean expected) {
    Eventually.see(
        "the listing " + (expected ? "in" : "not in") + " search",
        TRAVEL,
        () -> new Client(fleet.url("gateway")).get("/api/v1/search/listings?q=" + listing.word()),
        (Answer seen) ->
            seen.status() == 200 && seen.body().path("items").size() == (expected ? 1 : 0));
  }
}
