package io.tenantry.e2e.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.NotAsExpected;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Booking;
import io.tenantry.e2e.rental.Home;
import io.tenantry.e2e.rental.Listing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units through the gateway: states, versions, what depends on them, amenities, figures. */
class UnitsE2eTest {
  private final Fleet fleet = Fleet.running();
  private Home home;
  private Client landlord;

  @BeforeEach
  void aHome() {
    home = Home.enter(Person.landlord(fleet, "Asha"));
    landlord = home.landlord().http();
  }

  @Test
  void a_bed_moves_by_the_table_and_is_found_by_its_status() {
    become("maintenance").expect(200);
    Answer refused = become("occupied").expect(409);
    assertThat(refused.problem()).isEqualTo("illegal-move");
    assertThat(refused.body().path("possible").path(0).asText()).isEqualTo("vacant");
    assertThat(ids(landlord.get("/api/v1/beds?status=maintenance").expect(200)))
        .containsExactly(home.bedId());
    assertThat(ids(landlord.get("/api/v1/beds?roomId=" + home.roomId()).expect(200))).hasSize(2);
    landlord.get("/api/v1/beds?status=asleep").expect(422);
  }

  @Test
  void who_read_an_older_version_does_not_overwrite_a_newer_one() {
    String bed = "/api/v1/beds/" + home.bedId();
    String read = landlord.get(bed).expect(200).header("ETag");
    assertThat(read).isNotEmpty();
    landlord.send("PUT", bed, bed("A1", "vacant"), Map.of("If-Match", read)).expect(200);
    Answer stale = landlord.send("PUT", bed, bed("A2", "vacant"), Map.of("If-Match", read));
    assertThat(stale.expect(412).problem()).isEqualTo("changed-meanwhile");
    landlord.send("DELETE", bed, null, Map.of("If-Match", read)).expect(412);
  }

  @Test
  void what_depends_on_a_property_is_said_before_it_goes() {
    String property = "/api/v1/properties/" + home.propertyId();
    Answer refused = landlord.delete(property).expect(409);
    assertThat(refused.body().path("contained").path("beds").asInt()).isEqualTo(2);
    landlord.delete(property + "?cascade=true").expect(204);
    landlord.get(property).expect(404);
    landlord.get("/api/v1/beds/" + home.bedId()).expect(404);
  }

  @Test
  void a_booking_is_seen_in_the_figures_and_keeps_its_property() {
    Listing listing = home.offer(1);
    listing.approve(fleet.administrator()).expect(200);
    listing.awaitBookable();
    Booking booking = listing.hold(Person.resident(fleet, "Ravi"));
    booking.pay();
    booking.await("CONFIRMED");
    Answer figures =
        Eventually.see(
            "the booking in the figures of its property",
            Duration.ofSeconds(20),
            () -> landlord.get("/api/v1/properties/analytics"),
            seen -> figure(seen, "unitsReserved") + figure(seen, "unitsLet") == 1);
    assertThat(figures.body().path("items").path(0).path("beds").path("total").asInt())
        .isEqualTo(2);
    Answer refused = landlord.delete("/api/v1/properties/" + home.propertyId() + "?cascade=true");
    assertThat(refused.expect(409).body().path("blocking").path("bookings").asInt()).isEqualTo(1);
  }

  @Test
  void amenities_are_of_the_list_that_administrators_keep() {
    Answer list = new Client(fleet.url("gateway")).get("/api/v1/amenities").expect(200);
    assertThat(list.body().path("items").findValuesAsText("code")).contains("wifi", "laundry");
    Answer refused = landlord.put("/api/v1/properties/" + home.propertyId(), property("moat"));
    assertThat(refused.expect(422).body().toString()).contains("moat is not on the list");
    Client administrator = fleet.administrator().http();
    String code = "moat-" + home.bedId().substring(28);
    administrator
        .post(
            "/api/v1/admin/amenities",
            "{\"code\": \"%s\", \"name\": \"Moat\", \"category\": \"safety\"}".formatted(code))
        .expect(201);
    landlord.put("/api/v1/properties/" + home.propertyId(), property(code)).expect(200);
    administrator.delete("/api/v1/admin/amenities/" + code).expect(204);
    landlord.delete("/api/v1/admin/amenities/wifi").expect(403);
  }

  private static int figure(Answer answer, String name) {
    return answer.body().path("items").path(0).path(name).asInt();
  }

  private Answer become(String status) {
    return landlord.put("/api/v1/beds/" + home.bedId(), bed("A", status));
  }

  private static String bed(String number, String status) {
    String money = "{\"amount\": \"12500.00\", \"currency\": \"INR\"}";
    return "{\"bedNumber\": \"%s\", \"bedType\": \"single\", \"status\": \"%s\", \"rent\": %s, \"deposit\": %s}"
        .formatted(number, status, money, money);
  }

  private static String property(String amenity) {
    return """
        {"name": "Lakeview", "type": "coliving", "addressLine1": "12 Tank Road", "city": "Bengaluru",
         "state": "Karnataka", "postalCode": "560034", "country": "IN", "latitude": 12.9, "longitude": 77.6,
         "amenities": ["wifi", "%s"], "rules": {"smoking": false}}
        """
        .formatted(amenity);
  }

  private static List<String> ids(Answer page) {
    JsonNode items = page.body().path("items");
    if (!items.isArray()) {
      throw new NotAsExpected("no items: " + page);
    }
    return items.findValuesAsText("id");
  }
}
