package io.tenantry.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Home;
import io.tenantry.e2e.rental.Listing;
import java.util.HashMap;
import java.util.Map;

/** Somebody, what they are, and what is theirs by its collection's name. */
record Actor(Person person, String role, Map<String, String> ids) {

  /** A landlord with a home of their own that is on offer. */
  static Actor landlord(Fleet fleet) {
    Home home = Home.enter(Person.landlord(fleet, "Lila"));
    Listing listing = home.offer(50);
    Map<String, String> ids = new HashMap<>();
    ids.put("properties", home.propertyId());
    ids.put("floors", home.floorId());
    ids.put("rooms", home.roomId());
    ids.put("beds", home.bedId());
    ids.put("listings", listing.id());
    JsonNode me = home.landlord().http().get("/api/v1/auth/me").expect(200).body();
    ids.put("tenants", me.path("organizationId").asText());
    return new Actor(home.landlord(), "owner", ids);
  }

  /** Somebody who looks for a home. */
  static Actor resident(Fleet fleet) {
    return new Actor(Person.resident(fleet, "Ravi"), "resident", Map.of());
  }

  /** The platform's administrator. */
  static Actor administrator(Fleet fleet) {
    return new Actor(fleet.administrator(), "platform_admin", Map.of());
  }
}
