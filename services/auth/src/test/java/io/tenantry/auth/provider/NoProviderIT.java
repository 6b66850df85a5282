package io.tenantry.auth.provider;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.auth.keycloak.KeycloakAdministration;
import io.tenantry.platform.testing.ScratchDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(
    value = BrokeredKeycloak.class,
    initArgs = @ResourceArg(name = "on", value = "false"))
class NoProviderIT {
  @Test
  void providers_that_are_switched_off_are_taken_away_and_lead_nowhere() {
    String instances = "/realms/" + Visitor.config("test.realm") + "/identity-provider/instances";
    await().until(() -> KeycloakAdministration.signedIn().get(instances).isEmpty());

    given().get("/api/v1/auth/providers").then().statusCode(200).body("items", empty());
    Visitor visitor = Visitor.with(Visitor.someAddress(), true);
    Browser browser = visitor.choose("google");
    assertThat(browser.at().getPath()).startsWith("/realms/" + Visitor.config("test.realm"));
    assertThat(browser.code()).isEmpty();
    assertThat(browser.page()).doesNotContain("type=\"password\"");
  }
}
