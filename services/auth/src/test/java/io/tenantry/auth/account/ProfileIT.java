package io.tenantry.auth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.link.IssuedLinks;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class ProfileIT {
  @Inject IssuedLinks links;

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void an_e_mail_is_confirmed_by_the_newest_link_only() {
    Someone resident = Someone.resident();
    resident.register().then().statusCode(201);
    String first = links.newest(LinkKind.VERIFY_EMAIL, resident.email());
    as(resident).post("/api/v1/auth/resend-verification").then().statusCode(202);
    String second = links.newest(LinkKind.VERIFY_EMAIL, resident.email());

    verify(first, resident.password()).then().statusCode(410);
    as(resident).get("/api/v1/auth/me").then().body("emailVerified", equalTo(false));
    verify(second, resident.password()).then().statusCode(204);
    as(resident).get("/api/v1/auth/me").then().body("emailVerified", equalTo(true));
    verify(second, resident.password()).then().statusCode(410);
    as(resident)
        .post("/api/v1/auth/resend-verification")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://tenantry.io/problems/email-verified"));
  }

  @Test
  void people_say_what_they_are_called_and_how_they_are_reached() {
    Someone resident = Someone.resident();
    UUID person = UUID.fromString(resident.register().path("userId"));
    change(
            resident,
            Map.of(
                "firstName", "Usha",
                "lastName", "Rao",
                "phone", "+14155552671",
                "locale", "en-IN",
                "timeZone", "Asia/Kolkata"))
        .then()
        .statusCode(200)
        .body("firstName", equalTo("Usha"))
        .body("phone", equalTo("+14155552671"))
        .body("locale", equalTo("en-IN"))
        .body("timeZone", equalTo("Asia/Kolkata"));
    assertThat(OutboxProbe.eventsAbout(person)).contains("auth.user_changed");
    change(resident, Map.of("firstName", "Usha", "lastName", "Rao"))
        .then()
        .statusCode(200)
        .body("phone", nullValue())
        .body("timeZone", nullValue());
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    Someone resident = Someone.resident();
    resident.register().then().statusCode(201);
    change(
            resident,
            Map.of(
                "firstName", " ",
                "lastName", "Rao",
                "phone", "12",
                "locale", "no tag",
                "timeZone", "Moon/Tycho"))
        .then()
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("firstName", "phone", "locale", "timeZone"));
  }

  private static Response change(Someone someone, Map<String, String> change) {
    return as(someone).contentType("application/json").body(change).put("/api/v1/auth/me");
  }

  private static Response verify(String token, String password) {
    return given()
        .contentType("application/json")
        .body(Map.of("token", token, "password", password))
        .post("/api/v1/auth/verify-email");
  }

  private static RequestSpecification as(Someone someone) {
    return given().auth().oauth2(someone.login().path("accessToken"));
  }
}
