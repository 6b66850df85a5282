package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Home;
import io.tenantry.e2e.rental.Listing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Bad input on every POST of the main path is a 4xx problem that names the field; nothing stays.
 */
class BadInputE2eTest {
  private static final String BAD_MONEY = "{\"amount\": \"-1.00\", \"currency\": \"INR\"}";
  private static final String GOOD_MONEY = "{\"amount\": \"1.00\", \"currency\": \"INR\"}";

  private final Fleet fleet = Fleet.running();

  /** A POST of the main path; who may send it; fields that can be wrong, with a wrong value. */
  private record Post(
      Supplier<Client> sender, String path, boolean keyRequired, List<Wrong> wrongs) {}

  /** A body that is wrong in one field. */
  private record Wrong(String field, String body) {}

  @Test
  void a_bad_request_is_a_problem_that_names_the_field_and_stores_nothing() throws IOException {
    Home home = Home.enter(Person.landlord(fleet, "Asha"));
    Listing listing = Listing.published(fleet, 2);
    Person resident = Person.resident(fleet, "Ravi");
    String before = everything(home, resident);

    for (Post post : posts(home, listing, resident)) {
      problem(send(post, "{\"broken\": "), post.path() + " broken JSON", 400);
      problem(send(post, "[1, 2]"), post.path() + " an array", 400, 422);
      problem(sendAs(post, "hello", "text/plain"), post.path() + " as text", 415);
      problem(
          sendAs(post, "\"" + "x".repeat(10 * 1024 * 1024) + "\"", "application/json"),
          post.path() + " with 10 MB",
          413);
      for (Wrong wrong : post.wrongs()) {
        Answer answer = send(post, wrong.body());
        problem(answer, post.path() + " wrong " + wrong.field(), 422);
        assertThat(answer.body().path("violations").toString())
            .as("%s names %s: %s", post.path(), wrong.field(), answer.body())
            .contains(wrong.field());
      }
      if (post.keyRequired()) {
        Answer answer = post.sender().get().post(post.path(), "{}");
        problem(answer, post.path() + " without key", 422);
        assertThat(answer.body().toString()).contains("Idempotency-Key");
      }
    }
    assertThat(everything(home, resident)).isEqualTo(before);
  }

  private List<Post> posts(Home home, Listing listing, Person resident) {
    Supplier<Client> landlord = () -> home.landlord().http();
    Supplier<Client> stranger = () -> new Client(fleet.url("gateway"));
    String property = "/api/v1/properties/" + home.propertyId();
    List<Post> posts = new ArrayList<>();
    posts.add(
        new Post(
            stranger,
            "/api/v1/auth/register",
            false,
            List.of(
                new Wrong("email", registration("not-an-address", "Correct-Horse-42", "resident")),
                new Wrong("password", registration("a@example.com", "short", "resident")),
                new Wrong(
                    "accountType", registration("a@example.com", "Correct-Horse-42", "king")))));
    posts.add(new Post(stranger, "/api/v1/auth/login", false, List.of()));
    posts.add(
        new Post(
            landlord,
            "/api/v1/properties",
            false,
            List.of(
                new Wrong("type", property("castle", "12.9")),
                new Wrong("latitude", property("house", "200")))));
    posts.add(
        new Post(
            landlord,
            property + "/floors",
            false,
            List.of(new Wrong("floorNumber", "{\"name\": \"no number\"}"))));
    posts.add(
        new Post(
            landlord,
            "/api/v1/floors/" + home.floorId() + "/rooms",
            false,
            List.of(
                new Wrong(
                    "rent",
                    """
                    {"roomNumber": "9", "roomType": "standard", "totalBeds": 1, "rent": %s, "deposit": %s}
                    """
                        .formatted(BAD_MONEY, GOOD_MONEY)))));
    posts.add(
        new Post(
            landlord,
            "/api/v1/rooms/" + home.roomId() + "/beds",
            false,
            List.of(
                new Wrong(
                    "deposit",
                    """
                    {"bedNumber": "9", "bedType": "single", "rent": %s, "deposit": %s}
                    """
                        .formatted(GOOD_MONEY, BAD_MONEY)))));
    posts.add(
        new Post(
            landlord,
            property + "/listings",
            false,
            List.of(
                new Wrong("rent", listing(BAD_MONEY, "room", 1)),
                new Wrong("unitType", listing(GOOD_MONEY, "castle", 1)),
                new Wrong("quantity", listing(GOOD_MONEY, "room", 0)))));
    posts.add(
        new Post(
            resident::http,
            "/api/v1/bookings",
            true,
            List.of(
                new Wrong("quantity", booking(listing, -1, "2030-01-01")),
                new Wrong("moveInDate", booking(listing, 1, "2000-01-01")),
                new Wrong("moveInDate", booking(listing, 1, "tomorrow")))));
    posts.add(
        new Post(
            resident::http,
            "/api/v1/visits",
            false,
            List.of(
                new Wrong(
                    "startsAt",
                    "{\"listingId\": \"" + listing.id() + "\", \"startsAt\": \"soon\"}"))));
    posts.add(
        new Post(
            resident::http,
            "/api/v1/payments/initiate",
            true,
            List.of(
                new Wrong(
                    "payableType",
                    "{\"payableType\": \"castle\", \"payableId\": \"" + UUID.randomUUID() + "\"}"),
                new Wrong(
                    "payableId", "{\"payableType\": \"booking\", \"payableId\": \"not-an-id\"}"))));
    return posts;
  }

  private static Answer send(Post post, String body) {
    return sendAs(post, body, "application/json");
  }

  private static Answer sendAs(Post post, String body, String type) {
    return post.sender()
        .get()
        .send(
            "POST",
            post.path(),
            body,
            Map.of("Content-Type", type, "Idempotency-Key", UUID.randomUUID().toString()));
  }

  private static void problem(Answer answer, String what, Integer... statuses) {
    assertThat(answer.status()).as("%s: %s", what, answer.body()).isIn((Object[]) statuses);
    assertThat(answer.problem()).as("%s has a type: %s", what, answer.body()).isNotEmpty();
    assertThat(answer.text("detail")).isNotBlank();
  }

  private static String everything(Home home, Person resident) {
    Client landlord = home.landlord().http();
    return landlord.get("/api/v1/properties").body().toString()
        + landlord.get("/api/v1/properties/" + home.propertyId() + "/floors").body()
        + landlord.get("/api/v1/floors/" + home.floorId() + "/rooms").body()
        + landlord.get("/api/v1/rooms/" + home.roomId() + "/beds").body()
        + resident.http().get("/api/v1/bookings").body()
        + resident.http().get("/api/v1/payments/methods").body();
  }

  private static String registration(String email, String password, String type) {
    return """
        {"email": "%s", "password": "%s", "firstName": "A", "lastName": "B", "accountType": "%s"}
        """
        .formatted(email, password, type);
  }

  private static String property(String type, String latitude) {
    return """
        {"name": "X", "type": "%s", "addressLine1": "1", "city": "X", "state": "Y", "postalCode": "1",
         "country": "IN", "latitude": %s, "longitude": 77, "amenities": []}
        """
        .formatted(type, latitude);
  }

  private static String listing(String rent, String unitType, int quantity) {
    return """
        {"title": "X", "description": "Y", "unitType": "%s", "quantity": %d, "rent": %s,
         "deposit": %s, "availableFrom": "2030-01-01"}
        """
        .formatted(unitType, quantity, rent, GOOD_MONEY);
  }

  private static String booking(Listing listing, int quantity, String moveIn) {
    return """
        {"listingId": "%s", "quantity": %d, "moveInDate": "%s", "leaseMonths": 11}
        """
        .formatted(listing.id(), quantity, moveIn);
  }
}
