package io.tenantry.auth.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.platform.testing.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Acts as the administrator of the local Keycloak on its realms. */
public final class KeycloakAdministration {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final JsonNode keycloak = LocalStack.accounts().path("keycloak");
  private String token;

  private KeycloakAdministration() {}

  public static KeycloakAdministration signedIn() {
    var admin = new KeycloakAdministration();
    admin.signIn();
    return admin;
  }

  public String url() {
    return keycloak.path("url").asText();
  }

  public JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public void post(String path, Object body) {
    send("POST", path, BodyPublishers.ofString(JSON.valueToTree(body).toString()));
  }

  /** Adds a person of the provider, with a password. */
  public void addPerson(String realm, String email, boolean verified, String password) {
    post(
        "/realms/" + realm + "/users",
        Map.of(
            "username",
            email,
            "email",
            email,
            "emailVerified",
            verified,
            "firstName",
            "Asha",
            "lastName",
            "Rao",
            "enabled",
            true,
            "credentials",
            new Object[] {Map.of("type", "password", "value", password)}));
  }

  /** Tokens of this administrator live for a minute. */
  public void delete(String path) {
    signIn();
    send("DELETE", path, BodyPublishers.noBody());
  }

  private JsonNode send(String method, String path, BodyPublisher body) {
    return send(
        HttpRequest.newBuilder(URI.create(url() + "/admin" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build());
  }

  private void signIn() {
    JsonNode login = keycloak.path("admin");
    String form =
        "grant_type=password&client_id=admin-cli&username=%s&password=%s"
            .formatted(
                encoded(login.path("username").asText()), encoded(login.path("password").asText()));
    token =
        send(HttpRequest.newBuilder(
                    URI.create(url() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build())
            .path("access_token")
            .asText();
  }

  private static JsonNode send(HttpRequest request) {
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(request + ": " + answer.statusCode() + answer.body());
      }
      return JSON.readTree(answer.body().isBlank() ? "{}" : answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
