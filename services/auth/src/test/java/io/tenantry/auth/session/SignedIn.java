package io.tenantry.auth.session;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What tests do with the tokens of a session. */
public final class SignedIn {
  private SignedIn() {}

  public static Response refresh(String refreshToken) {
    return given()
        .contentType("application/json")
        .body(Map.of("refreshToken", refreshToken))
        .post("/api/v1/auth/refresh");
  }

  public static String sessionIn(String token) {
    return JsonPath.from(claimsOf(token)).getString("sid");
  }

  public static String claimsOf(String token) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }
}
