package io.tenantry.auth.privacy.erasure;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.privacy.PrivacyAnswers;
import io.tenantry.contracts.privacy.ErasureJudged;
import io.tenantry.contracts.privacy.ErasureProposed;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A person whose erasure is refused or begun at once is told at once. */
@QuarkusTest
@TestProfile(VerdictIT.PeopleWait.class)
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class VerdictIT {
  public static final class PeopleWait implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("tenantry.privacy.patience", "PT20S");
    }
  }

  @Inject PrivacyAnswers answers;

  @Test
  void a_refusal_is_a_conflict_that_says_all_reasons() throws InterruptedException {
    OutboxProbe.keepRows();
    Someone someone = Someone.resident();
    someone.register().then().statusCode(201);
    String token = someone.login().path("accessToken");
    CompletableFuture<Response> asked = CompletableFuture.supplyAsync(() -> erase(token));
    while (OutboxProbe.told(ErasureProposed.class).isEmpty()) {
      Thread.sleep(50);
    }
    ErasureProposed proposal = OutboxProbe.told(ErasureProposed.class).getFirst();
    proposal.getServices().forEach(service -> judge(proposal.getRequestId(), service));

    asked
        .join()
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("https://tenantry.io/problems/erasure-refused"))
        .body("reasons", contains("You have a lease.", "You have an invoice."));
  }

  private void judge(UUID erasure, String service) {
    List<String> objections =
        Map.of("lease", List.of("You have a lease."), "rent", List.of("You have an invoice."))
            .getOrDefault(service, List.of());
    answers
        .receive(
            TestEvents.of(
                erasure, UUID.randomUUID(), new ErasureJudged(erasure, service, objections)))
        .await()
        .indefinitely();
  }

  private static Response erase(String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("password", Someone.PASSWORD))
        .delete("/api/v1/auth/me");
  }
}
