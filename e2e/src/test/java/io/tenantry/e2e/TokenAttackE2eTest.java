package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Forger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody gets in with a bad token: not through the gateway, and not past it either. */
class TokenAttackE2eTest {
  /** A protected read of each service. */
  private static final Map<String, String> DOORS =
      Map.of(
          "auth", "/api/v1/auth/me",
          "property", "/api/v1/properties",
          "booking", "/api/v1/bookings",
          "payment", "/api/v1/payments/methods",
          "lease", "/api/v1/leases",
          "rent", "/api/v1/invoices",
          "notification", "/api/v1/notifications",
          "search-indexer", "/api/v1/admin/jobs/runs/00000000-0000-0000-0000-000000000000",
          "search", "/api/v1/search/listings");

  private final Fleet fleet = Fleet.running();

  @Test
  void every_bad_token_is_refused_with_401_by_the_gateway_and_by_each_service() throws Exception {
    Person person = Person.landlord(fleet, "Asha");
    var forger = new Forger(fleet);
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("no token", "");
    attacks.put("garbage", "not.a.token");
    attacks.put("alg none", forger.unsigned(person));
    attacks.put("foreign key", forger.foreignKey(person));
    attacks.put("wrong audience", forger.wrongAudience());
    attacks.put("expired", forger.expired());

    DOORS.forEach(
        (service, path) ->
            attacks.forEach(
                (attack, token) -> {
                  if (service.equals("search") && token.isEmpty()) {
                    return; // search is public; a bad token is refused there too
                  }
                  assertThat(status(fleet.url("gateway"), path, token))
                      .as("%s at the gateway, %s", attack, path)
                      .isEqualTo(401);
                  assertThat(status(fleet.service(service), path, token))
                      .as("%s at %s", attack, service)
                      .isEqualTo(401);
                }));
  }

  @Test
  void a_good_token_opens_the_same_doors() {
    Person person = Person.landlord(fleet, "Asha");
    DOORS.forEach(
        (service, path) ->
            assertThat(status(fleet.service(service), path, person.token()))
                .as(service)
                .isNotEqualTo(401)
                .isLessThan(500));
  }

  @Test
  void headers_that_claim_to_be_someone_are_worth_nothing() {
    Map<String, String> claims =
        Map.of("X-User-ID", "1", "X-User-Role", "platform_admin", "X-Org-ID", "1");
    assertThat(
            new Client(fleet.url("gateway")).send("GET", "/api/v1/leases", null, claims).status())
        .isEqualTo(401);
    assertThat(
            new Client(fleet.service("lease")).send("GET", "/api/v1/leases", null, claims).status())
        .isEqualTo(401);
  }

  private static int status(String base, String path, String token) {
    var client = new Client(base);
    client.authorize(token);
    return client.get(path).status();
  }
}
