package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Members of a suspended organization can read but not write, and its API keys do nothing ({@code
 * org_restriction}, docs/adr/0021).
 */
class RestrictedOrganizationE2eTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final String PROPERTIES = "/api/v1/properties";
  private static final String PROPERTY =
      """
      {"name": "Rose House", "type": "coliving", "addressLine1": "12 Tank Road", "city": "Pune",
       "state": "Maharashtra", "postalCode": "411001", "country": "IN", "latitude": 18.52,
       "longitude": 73.85, "description": "Quiet rooms", "amenities": ["wifi"]}
      """;

  private final Fleet fleet = Fleet.running();
  private final Person administrator = fleet.administrator();
  private final Person owner = Person.landlord(fleet, "Asha");
  private final Person manager = Person.colleague(owner, "manager");
  private final String organization =
      owner.http().get("/api/v1/auth/me").expect(200).text("organizationId");

  @Test
  void members_of_a_suspended_organization_read_only_and_its_keys_get_nothing() {
    String key = key();
    assertThat(withKey(key, "GET").status()).isEqualTo(200);
    write(manager).expect(201);

    order("suspend", "{\"reason\": \"unpaid\"}");
    for (Person member : List.of(owner, manager)) {
      String token = member.token();
      Eventually.see(
          "the sessions from before have ended",
          AT_ONCE,
          () -> member.http().get("/api/v1/auth/me").status(),
          status -> status == 401);
      member.logIn();
      assertThat(member.token()).isNotEqualTo(token);
      assertThat(member.http().get(PROPERTIES).status()).isEqualTo(200);
      Answer refused = write(member);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.problem()).isEqualTo("organization-suspended");
    }
    Eventually.see(
        "the key does nothing", AT_ONCE, () -> withKey(key, "GET").status(), s -> s == 401);
    assertThat(withKey(key, "POST").status()).isEqualTo(401);

    order("restore", "{}");
    manager.logIn();
    write(manager).expect(201);
    Eventually.see(
        "the key works again",
        Duration.ofSeconds(90),
        () -> withKey(key, "GET").status(),
        status -> status == 200);
  }

  private String key() {
    return owner
        .http()
        .post(
            "/api/v1/auth/api-keys",
            """
            {"name": "Books", "permissions": ["properties:read", "properties:write"]}
            """)
        .expect(201)
        .text("key");
  }

  private static Answer write(Person member) {
    return member
        .http()
        .post(PROPERTIES, PROPERTY, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private Answer withKey(String key, String method) {
    return new Client(fleet.url("gateway"))
        .send(
            method,
            PROPERTIES,
            method.equals("GET") ? null : PROPERTY,
            Map.of("X-API-Key", key, "Idempotency-Key", UUID.randomUUID().toString()));
  }

  private void order(String what, String body) {
    administrator
        .http()
        .post("/api/v1/admin/organizations/" + organization + "/" + what, body)
        .expect(200);
  }
}
