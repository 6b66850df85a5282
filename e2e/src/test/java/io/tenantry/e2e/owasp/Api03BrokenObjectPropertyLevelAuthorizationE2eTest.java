package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Home;
import io.tenantry.e2e.rental.Listing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** OWASP API3:2023. Nobody sets what is not theirs to set, or sees what is not theirs to see. */
class Api03BrokenObjectPropertyLevelAuthorizationE2eTest {
  private static final UUID FOREIGN = UUID.randomUUID();
  private final Fleet fleet = Fleet.running();

  @Test
  void nobody_chooses_their_own_role_or_organization_when_they_register() {
    String email = "grabber." + UUID.randomUUID() + "@example.com";
    Client client = new Client(fleet.url("gateway"));
    client
        .post(
            "/api/v1/auth/register",
            """
            {"email": "%s", "password": "Correct-Horse-42", "firstName": "G", "lastName": "R",
             "accountType": "resident", "role": "platform_admin", "roles": ["platform_admin", "owner"],
             "organizationId": "%s", "org": "%s", "emailVerified": true, "id": "%s"}
            """
                .formatted(email, FOREIGN, FOREIGN, FOREIGN))
        .expect(201);
    client.authorize(
        client
            .post(
                "/api/v1/auth/login",
                "{\"email\": \"%s\", \"password\": \"Correct-Horse-42\"}".formatted(email))
            .expect(200)
            .text("accessToken"));

    JsonNode me = client.get("/api/v1/auth/me").expect(200).body();
    assertThat(me.path("roles").toString()).isEqualTo("[\"resident\"]");
    assertThat(me.path("emailVerified").asBoolean()).isFalse();
    assertThat(me.path("organizationId").asText("")).isNotEqualTo(FOREIGN.toString());
    assertThat(me.path("userId").asText()).isNotEqualTo(FOREIGN.toString());
  }

  @Test
  void nobody_chooses_a_role_by_its_place_in_a_list_of_ours() {
    Person owner = Person.landlord(fleet, "Asha");
    String organization =
        owner.http().get("/api/v1/auth/me").expect(200).body().path("organizationId").asText();
    for (String ordinal : List.of("0", "1", "5", "\"0\"", "\"1\"", "[0]", "[\"viewer\"]", "true")) {
      Answer answer =
          owner
              .http()
              .post(
                  "/api/v1/tenants/" + organization + "/members",
                  "{\"email\": \"ordinal@example.com\", \"role\": %s}".formatted(ordinal));
      assertThat(answer.status()).as(ordinal).isEqualTo(422);
      assertThat(answer.body().path("violations").toString()).contains("role");
    }
  }

  @Test
  void a_property_belongs_to_the_organization_of_the_token_whatever_the_body_says() {
    Person landlord = Person.landlord(fleet, "Asha");
    String property =
        landlord
            .http()
            .post(
                "/api/v1/properties",
                """
                {"name": "Mine", "type": "house", "addressLine1": "1", "city": "X", "state": "Y",
                 "postalCode": "1", "country": "IN", "latitude": 1, "longitude": 1, "amenities": [],
                 "id": "%s", "organizationId": "%s", "orgId": "%s", "status": "approved"}
                """
                    .formatted(FOREIGN, FOREIGN, FOREIGN))
            .expect(201)
            .text("id");
    assertThat(property).isNotEqualTo(FOREIGN.toString());
    landlord.http().get("/api/v1/properties/" + property).expect(200);
  }

  @Test
  void a_listing_is_not_approved_and_a_booking_not_confirmed_or_cheap_because_the_body_says_so() {
    Home home = Home.enter(Person.landlord(fleet, "Asha"));
    Answer listing =
        home.landlord()
            .http()
            .post(
                "/api/v1/properties/" + home.propertyId() + "/listings",
                """
                {"title": "Mine", "description": "x", "unitType": "property", "quantity": 1,
                 "rent": {"amount": "100.00", "currency": "INR"},
                 "deposit": {"amount": "100.00", "currency": "INR"}, "availableFrom": "2030-01-01",
                 "status": "approved", "approvedAt": "2020-01-01T00:00:00Z"}
                """)
            .expect(201);
    assertThat(listing.text("status").toLowerCase(Locale.ROOT)).isNotIn("approved", "published");

    Listing published = Listing.published(fleet, 1);
    Answer booking =
        Person.resident(fleet, "Ravi")
            .http()
            .send(
                "POST",
                "/api/v1/bookings",
                """
                {"listingId": "%s", "quantity": 1, "moveInDate": "%s", "leaseMonths": 11,
                 "status": "CONFIRMED", "amount": {"amount": "1.00", "currency": "INR"},
                 "rent": {"amount": "1.00", "currency": "INR"},
                 "deposit": {"amount": "1.00", "currency": "INR"}}
                """
                    .formatted(published.id(), published.moveIn()),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()))
            .expect(201);
    assertThat(booking.text("status")).isEqualTo("PENDING");
    assertThat(booking.body().toString()).contains("25000").doesNotContain("\"1.00\"");
  }

  @Test
  void no_answer_carries_inner_or_secret_fields() {
    Listing listing = Listing.published(fleet, 1);
    Person landlord = listing.home().landlord();
    Set<String> names = new TreeSet<>();
    for (String path :
        new String[] {
          "/api/v1/auth/me",
          "/api/v1/properties",
          "/api/v1/properties/" + listing.home().propertyId(),
          "/api/v1/listings",
          "/api/v1/bookings",
          "/api/v1/leases",
          "/api/v1/invoices",
          "/api/v1/notifications"
        }) {
      collect(landlord.http().get(path).expect(200).body(), names);
    }
    JsonNode found =
        new Client(fleet.url("gateway")).get("/api/v1/search/listings").expect(200).body();
    Set<String> publicNames = new TreeSet<>();
    collect(found, publicNames);

    assertThat(names)
        .noneMatch(
            name -> name.matches("(?i).*(password|secret|hash|token|keyset|providerCustomer).*"));
    assertThat(publicNames)
        .noneMatch(name -> name.matches("(?i).*(email|phone|owner|person|user).*"));
    assertThat(found.toString()).doesNotContain(landlord.email());
  }

  private static void collect(JsonNode node, Set<String> names) {
    node.properties()
        .forEach(
            field -> {
              names.add(field.getKey());
              collect(field.getValue(), names);
            });
    node.elements().forEachRemaining(child -> collect(child, names));
  }
}
