package io.tenantry.auth.account;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Someone new, who registers and signs in. */
public record Someone(String email, String password, Map<String, Object> form) {
  public static final String PASSWORD = "Correct-Horse-7";

  public static Someone landlord() {
    return someone("landlord").with("organizationName", "Rao Homes");
  }

  public static Someone resident() {
    return someone("resident");
  }

  private static Someone someone(String accountType) {
    String email = "someone-" + UUID.randomUUID() + "@example.com";
    return new Someone(email, PASSWORD, Map.of())
        .with("email", email)
        .with("password", PASSWORD)
        .with("firstName", "Asha")
        .with("lastName", "Rao")
        .with("phone", "98765 43210")
        .with("accountType", accountType);
  }

  public Someone with(String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(form);
    changed.put(field, value);
    return new Someone(email, password, changed);
  }

  public Response register() {
    return given().contentType("application/json").body(form).post("/api/v1/auth/register");
  }

  /** Registers and signs in. */
  public String registeredSession() {
    register().then().statusCode(201);
    return login().path("accessToken");
  }

  public Response login() {
    return login(Map.of("email", email, "password", password));
  }

  public static Response login(Map<String, String> credentials) {
    return given().contentType("application/json").body(credentials).post("/api/v1/auth/login");
  }
}
