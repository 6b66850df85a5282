package io.tenantry.auth.keycloak;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.auth.account.Someone;
import io.tenantry.platform.testing.ScratchDatabase;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Keycloak must be reachable for sign-in by providers; nothing but that is to be had there. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class RealmDoorsIT {
  private final KeycloakAdministration admin = KeycloakAdministration.signedIn();
  private final String realm = ConfigProvider.getConfig().getValue("test.realm", String.class);

  @Test
  void no_client_gives_a_stranger_tokens_for_a_right_password() {
    Someone someone = Someone.resident();
    someone.register().then().statusCode(201);
    JsonNode clients = admin.get("/realms/" + realm + "/clients");
    assertThat(clients.size()).isGreaterThan(6);
    for (JsonNode client : clients) {
      String id = client.path("clientId").asText();
      assertThat(
              given()
                  .formParam("grant_type", "password")
                  .formParam("client_id", id)
                  .formParam("username", someone.email())
                  .formParam("password", someone.password())
                  .post(at("/protocol/openid-connect/token"))
                  .statusCode())
          .as(id)
          .isIn(400, 401);
    }
  }

  @Test
  void no_client_shows_a_stranger_a_form_for_a_password() {
    for (JsonNode client : admin.get("/realms/" + realm + "/clients")) {
      String id = client.path("clientId").asText();
      String page =
          given()
              .redirects()
              .follow(false)
              .queryParam("client_id", id)
              .queryParam("response_type", "code")
              .queryParam("scope", "openid")
              .queryParam("code_challenge_method", "S256")
              .queryParam("code_challenge", "x".repeat(43))
              .queryParam("redirect_uri", ScratchRealm.WEB + "/signed-in")
              .get(at("/protocol/openid-connect/auth"))
              .asString();
      assertThat(page).as(id).doesNotContain("name=\"password\"");
    }
  }

  private String at(String path) {
    return admin.url() + "/realms/" + realm + path;
  }
}
