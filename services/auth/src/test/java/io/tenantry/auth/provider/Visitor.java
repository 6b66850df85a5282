package io.tenantry.auth.provider;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.tenantry.auth.keycloak.KeycloakAdministration;
import io.tenantry.auth.keycloak.ScratchRealm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody with an account at the provider, and a browser. */
record Visitor(String email, Browser browser, String verifier) {
  static final String PASSWORD = "At-the-Provider-1";
  private static final String REDIRECT = ScratchRealm.WEB + "/signed-in";

  /** A new person, known to the provider. */
  static Visitor with(String email, boolean verified) {
    KeycloakAdministration.signedIn().addPerson(config("test.provider"), email, verified, PASSWORD);
    return new Visitor(email, new Browser(), UUID.randomUUID() + "-" + UUID.randomUUID());
  }

  static String someAddress() {
    return "visitor-" + UUID.randomUUID() + "@example.com";
  }

  /** The same person with another browser. */
  Visitor elsewhere() {
    return new Visitor(email, new Browser(), UUID.randomUUID() + "-" + UUID.randomUUID());
  }

  /** Is sent to the provider, and signs in there where it asks for that. */
  Browser signIn() {
    choose("oidc");
    return browser.at().getPath().contains(config("test.provider"))
        ? browser.submit(Map.of("username", email, "password", PASSWORD))
        : browser;
  }

  Browser choose(String provider) {
    return browser.open(
        config("quarkus.oidc.auth-server-url")
            + "/protocol/openid-connect/auth?client_id=web&response_type=code&scope=openid"
            + "&code_challenge_method=S256&code_challenge="
            + challenge()
            + "&redirect_uri="
            + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8)
            + "&kc_idp_hint="
            + provider);
  }

  /** Brings the code that the browser got. */
  Response exchange() {
    return exchange(Map.of());
  }

  Response exchange(Map<String, String> more) {
    return exchange(browser.code().orElseThrow(() -> new AssertionError(browser.page())), more);
  }

  Response exchange(String code, Map<String, String> more) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("code", code);
    body.put("codeVerifier", verifier);
    body.put("redirectUri", REDIRECT);
    body.putAll(more);
    return given()
        .contentType("application/json")
        .header("X-Forwarded-For", "203.0.113.9")
        .body(body)
        .post("/api/v1/auth/login/code");
  }

  static String config(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
