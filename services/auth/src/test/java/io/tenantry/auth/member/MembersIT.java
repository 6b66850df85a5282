package io.tenantry.auth.member;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.link.IssuedLinks;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.organization.Office;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.time.PlatformClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without Keycloak's part, which {@link JoiningIT} shows. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class MembersIT {
  @Inject IssuedLinks links;
  @Inject PlatformClock clock;

  private final String email = "new-" + UUID.randomUUID() + "@example.com";
  private Office office;

  @BeforeEach
  void open() {
    OutboxProbe.keepRows();
    office = Office.opened();
  }

  @AfterEach
  void realTime() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void the_list_shows_who_works_here_and_who_is_invited_page_by_page() {
    UUID manager = office.hires("manager");
    invite(email, "admin").then().statusCode(201).body("status", equalTo("invited"));
    office
        .ownerAsks()
        .get(office.path("/members"))
        .then()
        .statusCode(200)
        .body("items.email", hasItems(email, manager + "@example.com"))
        .body("items.find { it.email == '" + email + "' }.status", equalTo("invited"))
        .body("items.find { it.email == '" + email + "' }.userId", equalTo(null))
        .body("items.find { it.userId == '" + manager + "' }.role", equalTo("manager"))
        .body("items.find { it.userId == '" + manager + "' }.status", equalTo("active"));
    assertThat(AuditProbe.recordsAbout("organization", office.id()))
        .extracting(AuditRecorded::getAction, AuditRecorded::getActorId)
        .containsExactly(tuple("member.listed", office.owner()));

    Response first = office.ownerAsks().get(office.path("/members?limit=2"));
    Response second =
        office.ownerAsks().get(office.path("/members?limit=2&cursor=" + first.path("nextCursor")));
    assertThat(
            Stream.of(first, second).flatMap(page -> page.<List<String>>path("items.id").stream()))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void who_is_invited_without_a_role_is_to_be_a_viewer() {
    office
        .ownerAsks()
        .body(Map.of("email", " " + email.toUpperCase(Locale.ROOT)))
        .post(office.path("/members"))
        .then()
        .statusCode(201)
        .body("email", equalTo(email))
        .body("role", equalTo("viewer"));
    office
        .ownerAsks()
        .body(Map.of("email", "x", "role", "viewer"))
        .post(office.path("/members"))
        .then()
        .statusCode(422)
        .body("violations.field", hasItem("email"));
  }

  @Test
  void inviting_again_sends_a_new_link_for_the_same_invitation() {
    String first = invite(email, "viewer").path("id");
    String again =
        invite(email, "manager").then().body("role", equalTo("manager")).extract().path("id");
    assertThat(again).isEqualTo(first);
    List<String> secrets = links.all(LinkKind.INVITATION, email);
    assertThat(secrets).hasSize(2).doesNotHaveDuplicates();
    accept(Map.of("token", secrets.getFirst())).then().statusCode(410);
    assertThat(AuditProbe.recordsAbout("invitation", first))
        .extracting(AuditRecorded::getAction)
        .containsExactly("member.invited", "member.invited");
    assertThat(AuditProbe.recordsAbout("invitation", first).toString()).doesNotContain(email);
  }

  @Test
  void an_invitation_expires_after_seven_days() {
    invite(email, "viewer");
    clock.shiftBy(Duration.ofDays(7).plusMinutes(1));
    accept(Map.of("token", links.newest(LinkKind.INVITATION, email)))
        .then()
        .statusCode(410)
        .body("type", equalTo("https://tenantry.io/problems/link-expired"));
  }

  @Test
  void an_invitation_can_be_taken_back() {
    String id = invite(email, "viewer").path("id");
    office.ownerAsks().delete(office.path("/members/" + id)).then().statusCode(204);
    accept(Map.of("token", links.newest(LinkKind.INVITATION, email))).then().statusCode(410);
    office.ownerAsks().get(office.path("/members")).then().body("items.email", not(hasItem(email)));
    office.ownerAsks().delete(office.path("/members/" + id)).then().statusCode(404);
  }

  @Test
  void who_works_here_or_elsewhere_cannot_be_invited() {
    UUID colleague = office.hires("viewer");
    Office other = Office.opened();
    invite(colleague + "@example.com", "viewer")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://tenantry.io/problems/already-member"));
    invite(other.owner() + "@example.com", "viewer")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://tenantry.io/problems/works-elsewhere"));
  }

  @Test
  void members_are_the_matter_of_owners_and_admins_of_this_organization() {
    UUID viewer = office.hires("viewer");
    Office other = Office.opened();
    for (String role : List.of(Role.VIEWER, Role.MANAGER)) {
      office.asks(viewer, role).get(office.path("/members")).then().statusCode(403);
      office
          .asks(viewer, role)
          .body(Map.of("email", email))
          .post(office.path("/members"))
          .then()
          .statusCode(403);
    }
    String member = office.path("/members/" + viewer);
    other.ownerAsks().body(Map.of("role", "admin")).put(member).then().statusCode(404);
    other.ownerAsks().delete(member).then().statusCode(404);
    other
        .ownerAsks()
        .body(Map.of("email", email))
        .post(office.path("/members"))
        .then()
        .statusCode(404);
    String notOurs = other.path("/members/" + viewer);
    other.ownerAsks().body(Map.of("role", "admin")).put(notOurs).then().statusCode(404);
    other.ownerAsks().delete(notOurs).then().statusCode(404);
  }

  @Test
  void a_role_change_is_told_audited_and_wished_of_keycloak() {
    UUID person = office.hires("viewer");
    change(office.owner(), Role.OWNER, person, "manager").then().statusCode(204);
    change(office.owner(), Role.OWNER, person, "manager").then().statusCode(204);

    assertThat(OutboxProbe.eventsAbout(office.id())).containsExactly("auth.member_role_changed");
    AuditRecorded record = AuditProbe.recordsAbout("member", person).getFirst();
    assertThat(record.getAction()).isEqualTo("member.role_changed");
    assertThat(record.getActorId()).isEqualTo(office.owner());
    assertThat(record.getClientAddress()).isNotBlank();
    assertThat(record.getRequestId()).isNotBlank();
    assertThat(record.getOrganizationId()).isEqualTo(office.id());
    assertThat(record.getBefore()).isEqualTo("{\"role\":\"viewer\"}");
    assertThat(record.getAfter()).isEqualTo("{\"role\":\"manager\"}");
    assertThat(
            Office.value(
                "select ends_sessions from identity_alignment where person_id = ?", person))
        .isEqualTo("true");
  }

  @Test
  void keys_end_with_who_made_them_and_when_they_may_less() {
    UUID admin = office.hires("admin");
    UUID leaver = office.hires("admin");
    String first = keyOf(admin);
    String second = keyOf(leaver);
    change(office.owner(), Role.OWNER, admin, "owner").then().statusCode(204);
    assertThat(revoked(first)).isEqualTo("false");
    change(office.owner(), Role.OWNER, admin, "viewer").then().statusCode(204);
    assertThat(revoked(first)).isEqualTo("true");
    assertThat(revoked(second)).isEqualTo("false");
    office.ownerAsks().delete(office.path("/members/" + leaver)).then().statusCode(204);
    assertThat(revoked(second)).isEqualTo("true");
  }

  private String keyOf(UUID maker) {
    return Office.value(
        """
        insert into api_key (id, org_id, name, permissions, secret_hash, keycloak_user, created_by,
          created_at)
        values (gen_random_uuid(), ?, 'Books', array['rent:read'], '', gen_random_uuid(), ?, now())
        returning id
        """,
        office.id(),
        maker);
  }

  private static String revoked(String key) {
    return Office.value("select revoked_at is not null from api_key where id = ?::uuid", key);
  }

  @Test
  void the_last_owner_stays_owner() {
    change(office.owner(), Role.OWNER, office.owner(), "admin")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://tenantry.io/problems/last-owner"));
    office
        .ownerAsks()
        .delete(office.path("/members/" + office.owner()))
        .then()
        .statusCode(409)
        .body("type", equalTo("https://tenantry.io/problems/last-owner"));
    assertThat(OutboxProbe.eventsAbout(office.id())).isEmpty();
  }

  @Test
  void of_two_owners_who_leave_at_once_one_stays() {
    UUID other = office.hires("owner");
    List<Integer> answers =
        Stream.of(office.owner(), other)
            .map(
                owner ->
                    CompletableFuture.supplyAsync(
                        () ->
                            office
                                .asks(owner, Role.OWNER)
                                .delete(office.path("/members/" + owner))
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).containsExactlyInAnyOrder(204, 409);
    assertThat(
            Office.value(
                "select count(*) from membership where org_id = ? and role = 'owner'", office.id()))
        .isEqualTo("1");
  }

  @Test
  void an_admin_neither_makes_nor_changes_owners() {
    UUID admin = office.hires("admin");
    change(admin, Role.ADMIN, admin, "owner").then().statusCode(403);
    change(admin, Role.ADMIN, office.owner(), "viewer").then().statusCode(403);
    office
        .asks(admin, Role.ADMIN)
        .delete(office.path("/members/" + office.owner()))
        .then()
        .statusCode(403);
    office
        .asks(admin, Role.ADMIN)
        .body(Map.of("email", email, "role", "owner"))
        .post(office.path("/members"))
        .then()
        .statusCode(403);
    change(admin, Role.ADMIN, admin, "manager").then().statusCode(204);
  }

  @Test
  void who_was_removed_is_no_member_any_more_and_may_work_elsewhere() {
    UUID person = office.hires("manager");
    office.ownerAsks().delete(office.path("/members/" + person)).then().statusCode(204);
    office
        .ownerAsks()
        .get(office.path("/members"))
        .then()
        .body("items.userId", contains(office.owner().toString()));
    assertThat(OutboxProbe.eventsAbout(office.id())).containsExactly("auth.member_left");
    assertThat(AuditProbe.recordsAbout("member", person))
        .extracting(AuditRecorded::getAction)
        .containsExactly("member.removed");
    office = Office.opened();
    invite(person + "@example.com", "viewer").then().statusCode(201);
  }

  private Response invite(String whom, String role) {
    return office
        .ownerAsks()
        .body(Map.of("email", whom, "role", role))
        .post(office.path("/members"));
  }

  private Response change(UUID who, String as, UUID person, String role) {
    return office.asks(who, as).body(Map.of("role", role)).put(office.path("/members/" + person));
  }

  private static Response accept(Map<String, String> body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/auth/invitations/accept");
  }
}
