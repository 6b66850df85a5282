package io.tenantry.auth.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.platform.testing.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Secrets of requests never reach the log, however much is logged. */
@QuarkusTest
@TestProfile(RedactionIT.EverythingIsLogged.class)
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class RedactionIT {
  private static final Path LOG = Path.of("target", "redaction-" + UUID.randomUUID() + ".log");
  private static final String PATH = "tenantry.test.redaction-log";

  /** DEBUG of everything, with the bodies of what is sent to Keycloak, into a file. */
  public static final class EverythingIsLogged implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      System.setProperty(PATH, LOG.toString());
      return Map.of(
          "quarkus.log.level", "DEBUG",
          "quarkus.log.file.enabled", "true",
          "quarkus.log.file.path", LOG.toString(),
          "quarkus.log.file.filter", "redaction",
          "quarkus.rest-client.logging.scope", "request-response",
          "quarkus.rest-client.logging.body-limit", "10000",
          "quarkus.log.console.level", "WARN");
    }
  }

  @Test
  void neither_passwords_nor_tokens_nor_personal_data_are_in_the_log() throws IOException {
    Someone someone = Someone.resident().with("lastName", "ABCDE1234F");
    someone.register().then().statusCode(201);
    String token = someone.login().path("accessToken");
    Someone.login(Map.of("email", someone.email(), "password", "Wrong-Battery-77"))
        .then()
        .statusCode(401);
    given().auth().oauth2(token).get("/api/v1/auth/me").then().statusCode(200);
    given().auth().oauth2(token + "x").get("/api/v1/auth/me").then().statusCode(401);
    given()
        .auth()
        .oauth2("tnk_live_0123456789abcdef")
        .get("/api/v1/auth/me")
        .then()
        .statusCode(401);
    given()
        .contentType("application/json")
        .body(
            "{\"email\": \"broken@example.com\", \"password\": \"Broken-Staple-9\", 2345 6789 0123}")
        .post("/api/v1/auth/register")
        .then()
        .statusCode(400);
    Logger.getLogger(RedactionIT.class)
        .debugf("the end, with card 4242 4242 4242 4242 and Aadhaar %s", "2345 6789 0123");

    String log = Files.readString(Path.of(System.getProperty(PATH)));
    assertThat(log).contains("the end, with card [card]").contains("***@example.com");
    for (String secret :
        List.of(
            Someone.PASSWORD,
            "Wrong-Battery-77",
            "Broken-Staple-9",
            someone.email(),
            "broken@example.com",
            "9876543210",
            "98765 43210",
            token.substring(token.lastIndexOf('.') + 1),
            "0123456789abcdef",
            "ABCDE1234F",
            "6789 0123",
            "4242 4242")) {
      assertThat(linesWith(log, secret)).as(secret).isEmpty();
    }
  }

  private static List<String> linesWith(String log, String secret) {
    return log.lines().filter(line -> line.contains(secret)).limit(3).toList();
  }
}
