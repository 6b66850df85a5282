package io.tenantry.auth.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class OrganizationsIT {
  @Inject Database database;

  private Office office;

  @BeforeEach
  void open() {
    OutboxProbe.keepRows();
    office = Office.opened();
    Office.opened();
  }

  @Test
  void its_people_see_their_organization() {
    office
        .ownerAsks()
        .get(office.path(""))
        .then()
        .statusCode(200)
        .body("name", equalTo("Rao Homes"))
        .body("status", equalTo("trial"))
        .body("plan", equalTo("starter"))
        .body("ownerId", equalTo(office.owner().toString()));
    office.asks(office.owner(), Role.ADMIN).get(office.path("")).then().statusCode(200);
  }

  @Test
  void to_everybody_else_it_is_not_there() {
    Office other = Office.opened();
    for (String path : List.of("", "/settings", "/usage", "/billing", "/members")) {
      other.ownerAsks().get(office.path(path)).then().statusCode(404);
      office.asks(office.owner(), Role.VIEWER).get(office.path(path)).then().statusCode(403);
      Office.administrator().get(office.path(path)).then().statusCode(403);
    }
    other.ownerAsks().body(Map.of("name", "Mine")).put(office.path("")).then().statusCode(404);
    other.ownerAsks().body("{}").put(office.path("/settings")).then().statusCode(404);
  }

  @Test
  void nobody_sees_people_of_other_organizations_even_when_a_query_forgets_to_ask() {
    Caller caller = new Caller(office.owner(), Optional.of(office.id()), Set.of(Role.OWNER), "");
    assertThat(seenBy(caller, "select id from person")).containsExactly(office.owner());
    assertThat(seenBy(caller, "select org_id as id from organization"))
        .containsExactly(office.id());
    assertThat(seenBy(caller, "select person_id as id from membership"))
        .containsExactly(office.owner());
    assertThat(seenBy(caller, "select distinct org_id as id from subscription_history"))
        .containsExactly(office.id());
  }

  @Test
  void an_administrator_sets_one_up_and_its_owner_is_invited() {
    String id =
        Office.administrator()
            .body(Map.of("name", "Nair Estates", "ownerEmail", " Ravi@Example.com "))
            .post("/api/v1/tenants")
            .then()
            .statusCode(201)
            .body("name", equalTo("Nair Estates"))
            .body("ownerId", equalTo(null))
            .extract()
            .path("id");
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("auth.organization_created");
    assertThat(AuditProbe.recordsAbout("organization", id))
        .extracting(AuditRecorded::getAction)
        .containsExactly("organization.created");
    assertThat(
            Office.value("select email || ' ' || role from invitation where org_id = ?::uuid", id))
        .isEqualTo("ravi@example.com owner");
    office
        .ownerAsks()
        .body(Map.of("name", "Mine", "ownerEmail", "a@example.com"))
        .post("/api/v1/tenants")
        .then()
        .statusCode(403);
  }

  @Test
  void administrators_list_all_of_them_by_status_and_plan() {
    Office.administrator()
        .get("/api/v1/tenants?status=TRIAL&plan=starter&limit=100")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(office.id().toString()))
        .body("items.status", everyItem(equalTo("trial")));
    Office.administrator()
        .get("/api/v1/tenants?status=cancelled&limit=100")
        .then()
        .body("items.id", not(hasItem(office.id().toString())));
    Office.administrator().get("/api/v1/tenants?status=asleep").then().statusCode(422);
    Office.administrator()
        .get("/api/v1/tenants?limit=1")
        .then()
        .body("items.size()", equalTo(1))
        .body("nextCursor", not(equalTo(null)));
    office.ownerAsks().get("/api/v1/tenants").then().statusCode(403);
  }

  @Test
  void what_it_says_of_itself_is_kept_and_its_pan_is_readable_nowhere() {
    Map<String, Object> change =
        Map.of(
            "name", "Rao Residences",
            "billingEmail", " Bills@Rao.example ",
            "gstNumber", "29abcde1234f1z5",
            "panNumber", "abcde1234f",
            "billingAddress",
                Map.of(
                    "line1", "1 MG Road",
                    "city", "Bengaluru",
                    "state", "Karnataka",
                    "postalCode", "560001",
                    "country", "IN"));
    office
        .ownerAsks()
        .body(change)
        .put(office.path(""))
        .then()
        .statusCode(200)
        .body("name", equalTo("Rao Residences"))
        .body("billingEmail", equalTo("bills@rao.example"))
        .body("gstNumber", equalTo("29ABCDE1234F1Z5"))
        .body("billingAddress.city", equalTo("Bengaluru"))
        .body("hasPan", equalTo(true));
    assertThat(
            Office.value(
                "select encode(pan, 'escape') from organization where org_id = ?", office.id()))
        .doesNotContain("ABCDE1234F");
    assertThat(OutboxProbe.eventsAbout(office.id())).containsExactly("auth.organization_changed");
    assertThat(AuditProbe.recordsAbout("organization", office.id()).getFirst().getAfter())
        .contains("Rao Residences")
        .doesNotContain("bills@", "MG Road", "ABCDE1234F\"");

    office
        .ownerAsks()
        .body(Map.of("name", "Rao Residences"))
        .put(office.path(""))
        .then()
        .body("hasPan", equalTo(true))
        .body("gstNumber", equalTo(null));
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    office
        .ownerAsks()
        .body(
            Map.of(
                "name", " ",
                "billingEmail", "nobody",
                "gstNumber", "1",
                "panNumber", "2",
                "billingAddress", Map.of("line1", "")))
        .put(office.path(""))
        .then()
        .statusCode(422)
        .body(
            "violations.field",
            hasItems(
                "name",
                "billingEmail",
                "gstNumber",
                "panNumber",
                "billingAddress.line1",
                "billingAddress.country"));
  }

  @Test
  void a_deleted_organization_is_gone_for_its_people_and_its_data_stays() {
    UUID viewer = office.hires("viewer");
    Office.administrator().delete(office.path("")).then().statusCode(204);

    office.ownerAsks().get(office.path("")).then().statusCode(404);
    Office.administrator()
        .get("/api/v1/tenants?limit=100")
        .then()
        .body("items.id", not(hasItem(office.id().toString())));
    assertThat(OutboxProbe.eventsAbout(office.id())).containsExactly("auth.organization_deleted");
    assertThat(Office.value("select name from organization where org_id = ?", office.id()))
        .isEqualTo("Rao Homes");
    assertThat(Office.value("select status from organization where org_id = ?", office.id()))
        .isEqualTo("cancelled");
    for (UUID person : List.of(office.owner(), viewer)) {
      assertThat(Office.value("select count(*) from membership where person_id = ?", person))
          .isEqualTo("0");
    }
    Office.administrator().delete(office.path("")).then().statusCode(404);
    office.ownerAsks().delete(office.path("")).then().statusCode(403);
  }

  @Test
  void no_list_shows_more_than_it_should_to_who_works_nowhere() {
    Caller nobody = new Caller(UUID.randomUUID(), Optional.empty(), Set.of(Role.RESIDENT), "");
    assertThat(seenBy(nobody, "select org_id as id from organization")).isEmpty();
    assertThat(seenBy(nobody, "select id from invitation")).isEmpty();
    office.ownerAsks().get(office.path("/members?limit=100")).then().body("items", not(empty()));
  }

  private List<UUID> seenBy(Caller caller, String query) {
    return database
        .as(caller, tx -> tx.list(query, row -> row.getUUID("id")))
        .await()
        .indefinitely();
  }
}
