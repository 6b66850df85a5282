package io.tenantry.auth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.link.IssuedLinks;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.organization.Office;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestServers;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class AdministratorsIT {
  @Inject Administrators administrators;
  @Inject IssuedLinks links;

  @Test
  void the_platforms_administrator_gets_a_row_once_and_then_links_by_e_mail() {
    OutboxProbe.keepRows();
    String email = TestServers.find("admin").path("email").asText();
    String password = TestServers.find("admin").path("password").asText();
    administrators.provision().await().indefinitely();
    administrators.provision().await().indefinitely();

    String id = Office.value("select id from person where email = ?", email);
    assertThat(OutboxProbe.eventsAbout(UUID.fromString(id)))
        .containsExactly("auth.user_registered");
    given()
        .auth()
        .oauth2(Someone.login(Map.of("email", email, "password", password)).path("accessToken"))
        .get("/api/v1/auth/me")
        .then()
        .body("userId", equalTo(id))
        .body("emailVerified", equalTo(true));

    given()
        .contentType("application/json")
        .body(Map.of("email", email))
        .post("/api/v1/auth/forgot-password")
        .then()
        .statusCode(202);
    await().until(() -> links.all(LinkKind.RESET_PASSWORD, email).size() == 1);
  }
}
