package io.tenantry.notification.notice;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.contracts.auth.MemberJoined;
import io.tenantry.contracts.auth.MemberLeft;
import io.tenantry.contracts.auth.MemberRoleChanged;
import io.tenantry.contracts.auth.OrganizationCreated;
import io.tenantry.contracts.auth.OrganizationDeleted;
import io.tenantry.contracts.auth.PersonState;
import io.tenantry.contracts.booking.BookingConfirmed;
import io.tenantry.contracts.payment.PaymentSucceeded;
import io.tenantry.notification.Mailbox;
import io.tenantry.notification.Samples;
import io.tenantry.notification.Socket;
import io.tenantry.notification.contact.PersonEvents;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class AnnouncementsIT {
  @Inject NoticeEvents events;
  @Inject PersonEvents people;
  @Inject Inbox inbox;

  @TestHTTPResource("/ws/notifications")
  URI socket;

  private final UUID resident = UUID.randomUUID();
  private final UUID owner = UUID.randomUUID();
  private final UUID organization = UUID.randomUUID();
  private final String email = "resident-" + resident + "@example.com";

  @Test
  void a_socket_closes_when_its_token_expires_though_the_token_was_seen_before() {
    String passing = TestTokens.expiring(UUID.randomUUID(), ofSeconds(4), Role.RESIDENT);
    for (int i = 0; i < 2; i++) {
      given().auth().oauth2(passing).get("/api/v1/notifications").then().statusCode(200);
    }
    try (Socket socket = Socket.open(socket(), "", passing)) {
      assertThat(socket.isClosed()).isFalse();
      await().atMost(ofSeconds(15)).until(socket::isClosed);
    }
  }

  @Test
  void a_confirmed_booking_is_told_once_however_often_its_event_arrives() {
    Event booking = booking();
    receive(booking);
    receive(booking);
    list(resident)
        .body("items", hasSize(1))
        .body("items[0].type", equalTo("booking.confirmed"))
        .body("items[0].title", equalTo("Your booking is confirmed"))
        .body("items[0].data.bookingId", notNullValue())
        .body("items[0].createdAt", notNullValue());
  }

  @Test
  void a_notification_is_seen_by_its_person_only() {
    receive(booking());
    String id = list(resident).extract().path("items[0].id");
    list(owner).body("items", hasSize(0));
    as(owner).post("/api/v1/notifications/" + id + "/read").then().statusCode(404);
    given().get("/api/v1/notifications").then().statusCode(401);
  }

  @Test
  void what_is_read_is_no_longer_among_the_unread() {
    receive(booking());
    receive(booking());
    receive(booking());
    String id = list(resident).extract().path("items[0].id");
    as(resident).post("/api/v1/notifications/" + id + "/read").then().statusCode(204);
    as(resident).get("/api/v1/notifications?unread=true").then().body("items", hasSize(2));
    as(resident).post("/api/v1/notifications/read-all").then().statusCode(204);
    as(resident).get("/api/v1/notifications?unread=true").then().body("items", hasSize(0));
    list(resident).body("items", hasSize(3));
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() {
    receive(booking());
    receive(booking());
    receive(booking());
    var first = as(resident).get("/api/v1/notifications?limit=2").then().body("items", hasSize(2));
    String cursor = first.extract().path("nextCursor");
    List<String> seen = first.extract().path("items.id");
    String last =
        as(resident)
            .get("/api/v1/notifications?limit=2&cursor=" + cursor)
            .then()
            .body("items", hasSize(1))
            .body("nextCursor", equalTo(null))
            .extract()
            .path("items[0].id");
    assertThat(seen).doesNotContain(last);
  }

  @Test
  void the_organization_hears_of_it_also_when_its_owner_becomes_known_only_later() {
    receive(booking());
    list(owner).body("items", hasSize(0));
    receive(
        Samples.of(
            new OrganizationCreated(), Map.of("organizationId", organization, "ownerId", owner)));
    await()
        .atMost(ofSeconds(15))
        .untilAsserted(
            () ->
                list(owner)
                    .body("items", hasSize(1))
                    .body("items[0].title", equalTo("\"the listingTitle\" was booked")));
    receive(booking());
    list(owner).body("items", hasSize(2));
  }

  @Test
  void owners_admins_and_managers_are_told_and_viewers_are_not_as_long_as_they_work_there() {
    UUID colleague = UUID.randomUUID();
    Map<String, Object> member = Map.of("organizationId", organization, "userId", colleague);
    receive(Samples.of(new MemberJoined(), with(member, "role", "viewer")));
    receive(booking());
    list(colleague).body("items", hasSize(0));

    receive(Samples.of(new MemberRoleChanged(), with(member, "role", "manager")));
    receive(booking());
    // the notice before was kept for whoever would run the place
    await().atMost(ofSeconds(15)).untilAsserted(() -> list(colleague).body("items", hasSize(2)));

    receive(Samples.of(new MemberLeft(), member));
    receive(booking());
    list(colleague).body("items", hasSize(2));
  }

  @Test
  void nobody_is_told_for_an_organization_that_is_deleted() {
    receive(
        Samples.of(
            new OrganizationCreated(), Map.of("organizationId", organization, "ownerId", owner)));
    receive(Samples.of(new OrganizationDeleted(), Map.of("organizationId", organization)));
    receive(booking());
    list(owner).body("items", hasSize(0));
  }

  private static Map<String, Object> with(Map<String, Object> fields, String name, String value) {
    Map<String, Object> more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }

  @Test
  void an_open_socket_gets_the_frame_at_once_and_only_its_person() {
    try (Socket mine = open(resident);
        Socket other = open(owner)) {
      receive(booking());
      await().atMost(ofSeconds(5)).until(() -> mine.frames().size() == 1);
      assertThat(mine.frames().getFirst())
          .contains("\"type\":\"booking.confirmed\"", "\"id\":", "\"title\":", "\"createdAt\":");
      assertThat(other.frames()).isEmpty();
    }
  }

  @Test
  void who_was_away_gets_what_they_missed_when_they_say_since_when() {
    receive(booking());
    String since = list(resident).extract().path("items[0].createdAt");
    receive(booking());
    try (Socket socket = Socket.open(socket(), "?since=" + since, token(resident))) {
      await().atMost(ofSeconds(5)).until(() -> socket.frames().size() == 2);
    }
    try (Socket socket = Socket.open(socket(), "?since=" + Instant.MAX, token(resident))) {
      receive(booking());
      await().atMost(ofSeconds(5)).until(() -> socket.frames().size() == 1);
    }
  }

  @Test
  void a_browser_offers_its_token_as_a_subprotocol() {
    try (Socket socket = Socket.asBrowser(socket(), token(resident))) {
      assertThat(socket.subprotocol()).isEqualTo("tenantry");
      receive(booking());
      await().atMost(ofSeconds(5)).until(() -> socket.frames().size() == 1);
    }
  }

  @Test
  void without_a_valid_token_no_socket_opens() {
    for (String token : List.of("", "x.y.z")) {
      try (Socket open = Socket.open(socket(), "", token)) {
        assertThat(open).as("a socket opened with token '%s'", token).isNull();
      } catch (RuntimeException refused) {
        assertThat(refused).hasRootCauseMessage("Unexpected HTTP response status code 401");
      }
    }
  }

  @Test
  void the_receipt_comes_by_email_once_and_waits_for_the_address() {
    Event payment =
        Samples.of(
            new PaymentSucceeded(),
            Map.of("payerId", resident, "description", "Invoice INV-1000 & more"));
    receive(payment);
    receive(payment);
    introduce(Map.of("personId", resident, "email", email, "firstName", "Ravi"));
    await().atMost(ofSeconds(20)).until(() -> !Mailbox.of(email).isEmpty());
    await().during(ofSeconds(3)).atMost(ofSeconds(6)).until(() -> Mailbox.of(email).size() == 1);
    assertThat(Mailbox.of(email).getFirst())
        .contains("Subject: Receipt: INR 12,500.00", "Hello Ravi", "INV-1000 &amp; more")
        .containsPattern("(?i)Message-ID: <[0-9a-f-]{36}@tenantry.io>");
  }

  private Event booking() {
    return Samples.of(
        new BookingConfirmed(), Map.of("residentId", resident, "organizationId", organization));
  }

  private void receive(Event event) {
    events.receive(event).await().indefinitely();
  }

  private ValidatableResponse list(UUID person) {
    return as(person).get("/api/v1/notifications").then().statusCode(200);
  }

  private static RequestSpecification as(UUID person) {
    return given().auth().oauth2(token(person));
  }

  private static String token(UUID person) {
    return TestTokens.person(person, Role.RESIDENT);
  }

  private Socket open(UUID person) {
    return Socket.open(socket(), "", token(person));
  }

  private URI socket() {
    return URI.create(socket.toString().replaceFirst("^http", "ws"));
  }

  private void introduce(Map<String, Object> state) {
    Event event = Samples.of(new PersonState(), state);
    inbox.once(event, people::handle).await().indefinitely();
  }
}
