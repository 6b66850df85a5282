package io.tenantry.auth.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.platform.testing.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A realm of its own for a test run, as the platform's file has it. */
public record ScratchRealm(String name, String secret) {
  /** Address to which browsers come back. */
  public static final String WEB = "http://localhost:3000";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FILE = Path.of("../../local/keycloak/tenantry-realm.json");

  public static ScratchRealm fresh() {
    return new ScratchRealm("scratch-" + UUID.randomUUID(), UUID.randomUUID().toString());
  }

  /** The file as it is. */
  public static JsonNode file() {
    try {
      return JSON.readTree(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids are unique in a Keycloak, and the real realm has those of the file. */
  public JsonNode representation() {
    try {
      String text =
          Files.readString(FILE)
              .replace("${KEYCLOAK_CLIENT_SECRET}", secret)
              .replace(
                  "${PLATFORM_ADMIN_PASSWORD}",
                  LocalStack.accounts().at("/admin/password").asText())
              .replace("${WEB_URL}", WEB)
              .replace("\"realm\": \"tenantry\"", "\"realm\": \"" + name + "\"");
      for (String id : JSON.readTree(text).path("authenticationFlows").findValuesAsText("id")) {
        text = text.replace(id, UUID.randomUUID().toString());
      }
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the settings that make auth use this realm. */
  public Map<String, String> settings() {
    JsonNode stack = LocalStack.accounts();
    String url = stack.at("/keycloak/url").asText();
    String issuer = url + "/realms/" + name;
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.oidc.public-key", "");
    settings.put("quarkus.oidc.auth-server-url", issuer);
    settings.put("quarkus.oidc.jwks-path", "/protocol/openid-connect/certs");
    settings.put("quarkus.oidc.token.issuer", issuer);
    settings.put("quarkus.oidc.token.audience", "tenantry-api");
    settings.put("tenantry.keycloak.realm-url", issuer);
    settings.put("quarkus.rest-client.keycloak-admin.url", url + "/admin/realms/" + name);
    settings.put("tenantry.keycloak.client-secret", secret);
    settings.put("quarkus.redis.hosts", stack.path("redis").asText());
    settings.put("test.realm", name);
    return settings;
  }
}
