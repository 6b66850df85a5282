package io.tenantry.auth.organization;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class OrganizationsIT {
  private static final String ARRANGE =
      """
      with who as (
        insert into person (id, email, first_name, last_name, account_type, created_at)
        values ($1, $2, 'Asha', 'Rao', 'landlord', now()) returning id),
      what as (
        insert into organization (org_id, name, country, owner_id, created_at)
        select $3, 'Rao Homes', 'IN', id, now() from who returning org_id, owner_id)
      insert into membership (org_id, person_id, role, created_at)
      select org_id, owner_id, 'owner', now() from what
      """;

  @Inject Database database;

  private final UUID owner = UUID.randomUUID();
  private final UUID organization = UUID.randomUUID();

  @BeforeEach
  void arrange() {
    arrange(owner, organization);
    arrange(UUID.randomUUID(), UUID.randomUUID());
  }

  @Test
  void its_people_see_their_organization_and_its_members() {
    as(owner, organization, Role.OWNER, "")
        .then()
        .statusCode(200)
        .body("name", equalTo("Rao Homes"))
        .body("ownerId", equalTo(owner.toString()));
    as(owner, organization, Role.ADMIN, "/members")
        .then()
        .statusCode(200)
        .body("items.userId", contains(owner.toString()))
        .body("items.role", contains("owner"));
  }

  @Test
  void to_everybody_else_it_is_not_there() {
    UUID stranger = UUID.randomUUID();
    as(stranger, UUID.randomUUID(), Role.OWNER, "").then().statusCode(404);
    as(stranger, UUID.randomUUID(), Role.OWNER, "/members").then().statusCode(404);
    as(owner, organization, Role.VIEWER, "").then().statusCode(403);
  }

  @Test
  void nobody_sees_people_of_other_organizations_even_when_a_query_forgets_to_ask() {
    Caller caller = new Caller(owner, Optional.of(organization), Set.of(Role.OWNER), "");
    assertThat(seenBy(caller, "select id from person")).containsExactly(owner);
    assertThat(seenBy(caller, "select org_id as id from organization"))
        .containsExactly(organization);
    assertThat(seenBy(caller, "select person_id as id from membership")).containsExactly(owner);
  }

  private List<UUID> seenBy(Caller caller, String query) {
    return database
        .as(caller, tx -> tx.list(query, row -> row.getUUID("id")))
        .await()
        .indefinitely();
  }

  private void arrange(UUID person, UUID at) {
    database
        .asService(tx -> tx.execute(ARRANGE, person, person + "@example.com", at))
        .await()
        .indefinitely();
  }

  private Response as(UUID person, UUID worksFor, String role, String path) {
    return given()
        .auth()
        .oauth2(TestTokens.member(person, worksFor, role))
        .get("/api/v1/tenants/" + organization + path);
  }
}
