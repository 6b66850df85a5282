package io.tenantry.auth.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestServers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class OneTimeCodeIT {
  private static final String SECRET = "a secret of twenty b";

  @Test
  void an_account_with_a_one_time_code_asks_for_it_and_takes_it() throws GeneralSecurityException {
    String email = "mfa-" + UUID.randomUUID() + "@example.com";
    createWithOneTimeCode(email);

    Someone.login(Map.of("email", email, "password", Someone.PASSWORD))
        .then()
        .statusCode(401)
        .body("type", equalTo("https://tenantry.io/problems/mfa-required"));
    Someone.login(Map.of("email", email, "password", Someone.PASSWORD, "totp", "000000"))
        .then()
        .statusCode(401)
        .body("type", equalTo("https://tenantry.io/problems/invalid-credentials"));
    Someone.login(Map.of("email", email, "password", Someone.PASSWORD, "totp", code()))
        .then()
        .statusCode(200)
        .body("tokenType", equalTo("Bearer"));
  }

  private static void createWithOneTimeCode(String email) {
    JsonNode keycloak = TestServers.find("keycloak");
    String url = keycloak.path("url").asText();
    String token =
        given()
            .formParam("grant_type", "password")
            .formParam("client_id", "admin-cli")
            .formParam("username", keycloak.path("admin").path("username").asText())
            .formParam("password", keycloak.path("admin").path("password").asText())
            .post(url + "/realms/master/protocol/openid-connect/token")
            .path("access_token");
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(
            Map.of(
                "username",
                email,
                "email",
                email,
                "firstName",
                "Asha",
                "lastName",
                "Rao",
                "enabled",
                true,
                "credentials",
                List.of(password(), oneTimeCode())))
        .post(
            url
                + "/admin/realms/"
                + ConfigProvider.getConfig().getValue("test.realm", String.class)
                + "/users")
        .then()
        .statusCode(201);
  }

  private static Map<String, Object> password() {
    return Map.of("type", "password", "value", Someone.PASSWORD, "temporary", false);
  }

  private static Map<String, Object> oneTimeCode() {
    return Map.of(
        "type", "otp",
        "secretData", "{\"value\":\"" + SECRET + "\"}",
        "credentialData",
            "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,"
                + "\"algorithm\":\"HmacSHA1\"}");
  }

  /** The code of this half minute (RFC 6238). */
  private static String code() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    long halfMinute = Instant.now().getEpochSecond() / 30;
    byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(halfMinute).array());
    int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xf, 4).getInt() & 0x7fffffff;
    return "%06d".formatted(number % 1_000_000);
  }
}
