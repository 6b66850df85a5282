package io.tenantry.e2e.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Attempts;
import io.tenantry.e2e.fleet.Forger;
import io.tenantry.e2e.fleet.Operations;
import io.tenantry.e2e.fleet.Operations.Operation;
import io.tenantry.e2e.fleet.ResultTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * OWASP API2:2023. Nobody gets in with a bad token: every operation of the fleet's API documents is
 * tried, through the gateway and past it. New operations join by themselves.
 */
class Api02BrokenAuthenticationE2eTest {
  /** An operation that is open may answer anything but fall over. */
  private static final List<Integer> ANY = IntStream.range(200, 500).boxed().toList();

  private static final List<Integer> UNAUTHORIZED = List.of(401);

  private final Fleet fleet = Fleet.running();

  @Test
  void every_operation_refuses_every_bad_token_at_the_gateway() throws Exception {
    Person person = Person.landlord(fleet, "Asha");
    Map<String, String> attacks = badTokens(person);
    attacks.put("session ended", Forger.endedSession(person));

    var table = new ResultTable();
    Operations.of(fleet)
        .forEach(operation -> attack(fleet.url("gateway"), operation, attacks, table));

    System.out.println(table);
    assertThat(table.breaches()).isEmpty();
    assertThat(table.size()).isGreaterThan(400);
  }

  @Test
  void every_operation_refuses_every_bad_token_at_its_service_too() throws Exception {
    Map<String, String> attacks = badTokens(Person.landlord(fleet, "Asha"));
    var table = new ResultTable();
    for (String service : services()) {
      Operations.at(fleet.service(service))
          .forEach(operation -> attack(fleet.service(service), operation, attacks, table));
    }
    System.out.println(table);
    assertThat(table.breaches()).isEmpty();
    assertThat(table.size()).isGreaterThan(400);
  }

  @Test
  void every_operation_says_who_may_use_it() {
    assertThat(Operations.of(fleet))
        .filteredOn(operation -> operation.isPublic())
        .extracting(Operation::toString)
        .as("operations that need no token")
        .allMatch(Api02BrokenAuthenticationE2eTest::isMeantToBePublic);
  }

  private static boolean isMeantToBePublic(String operation) {
    return operation.matches(
        "POST /api/v1/auth/(register|login|login/code|refresh|forgot-password|reset-password|verify-email"
            + "|invitations/accept)"
            + "|GET /api/v1/auth/(erasures/\\{receipt}|providers)"
            + "|GET /api/v1/search/(listings(/\\{id}(/similar)?)?|map|suggest)"
            + "|GET /api/v1/amenities"
            + "|GET /api/v1/listings/\\{id}/(availability|visit-slots)"
            + "|GET /api/v1/visits/calendar\\.ics"
            + "|POST /api/v1/payments/webhooks/\\w+");
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

  private Map<String, String> badTokens(Person person) throws Exception {
    var forger = new Forger(fleet);
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("no token", "");
    attacks.put("garbage", "not.a.token");
    attacks.put("algorithm none", forger.unsigned(person));
    attacks.put("foreign key", forger.foreignKey(person));
    attacks.put("public key as HS256 secret", forger.publicKeyAsSecret(person));
    attacks.put("wrong audience", forger.wrongAudience());
    attacks.put("wrong issuer", forger.wrongIssuer());
    attacks.put("expired", forger.expired());
    return attacks;
  }

  private static void attack(
      String server, Operation operation, Map<String, String> tokens, ResultTable table) {
    tokens.forEach(
        (attack, token) -> {
          var client = new Client(server);
          client.authorize(token);
          table.add(
              operation.toString(),
              attack,
              Attempts.send(client, operation),
              operation.isPublic() ? ANY : UNAUTHORIZED);
        });
  }

  private List<String> services() {
    JsonNode services = fleet.accounts().path("services");
    return services.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals("gateway"))
        .collect(Collectors.toList());
  }
}
