package io.tenantry.auth.session;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tenantry.platform.testing.ScratchDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;

/** Uses the tokens of a session as tests need them. */
public final class SignedIn {
  private SignedIn() {}

  public static Response refresh(String refreshToken) {
    return given()
        .contentType("application/json")
        .body(Map.of("refreshToken", refreshToken))
        .post("/api/v1/auth/refresh");
  }

  /** The seconds are over in which a used refresh token still gets the pair that it got. */
  public static void later() {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("update refreshed set done_at = done_at - interval '11 seconds'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String sessionIn(String token) {
    return JsonPath.from(claimsOf(token)).getString("sid");
  }

  public static String claimsOf(String token) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }
}
