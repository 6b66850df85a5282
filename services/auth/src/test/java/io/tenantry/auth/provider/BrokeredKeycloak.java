package io.tenantry.auth.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.testing.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The Keycloak of the local stack twice over: the platform's realm as its file has it, and another
 * realm that plays Google. With {@code on=false} auth has no provider, and the realm still has one.
 */
public final class BrokeredKeycloak implements QuarkusTestResourceLifecycleManager {
  static final String WEB = "http://localhost:3000";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT = "tenantry";
  private final String realm = "scratch-" + UUID.randomUUID();
  private final String provider = "provider-" + UUID.randomUUID();
  private boolean on = true;
  private KeycloakAdministration admin;

  @Override
  public void init(Map<String, String> arguments) {
    on = Boolean.parseBoolean(arguments.getOrDefault("on", "true"));
  }

  @Override
  public int order() {
    // after the scratch database, which lets services trust test tokens instead
    return 1;
  }

  @Override
  public Map<String, String> start() {
    admin = KeycloakAdministration.signedIn();
    String secret = UUID.randomUUID().toString();
    admin.post("/realms", platform(secret));
    admin.post("/realms", provider(secret));
    if (!on) {
      admin.post("/realms/" + realm + "/identity-provider/instances", leftOver(secret));
    }
    return settings(LocalStack.accounts(), secret);
  }

  private Map<String, String> settings(JsonNode stack, String secret) {
    String url = admin.url();
    String issuer = url + "/realms/" + realm;
    return Map.ofEntries(
        Map.entry("quarkus.oidc.public-key", ""),
        Map.entry("quarkus.oidc.auth-server-url", issuer),
        Map.entry("quarkus.oidc.jwks-path", "/protocol/openid-connect/certs"),
        Map.entry("quarkus.oidc.token.issuer", issuer),
        Map.entry("quarkus.oidc.token.audience", "tenantry-api"),
        Map.entry("tenantry.keycloak.realm-url", issuer),
        Map.entry("quarkus.rest-client.keycloak-admin.url", url + "/admin/realms/" + realm),
        Map.entry("tenantry.keycloak.client-secret", secret),
        Map.entry("quarkus.redis.hosts", stack.path("redis").asText()),
        Map.entry("tenantry.mfa.required-for", "owner"),
        Map.entry("tenantry.provider.applied", "true"),
        Map.entry("tenantry.provider.oidc.issuer", on ? url + "/realms/" + provider : ""),
        Map.entry("tenantry.provider.oidc.client-id", on ? CLIENT : ""),
        Map.entry("tenantry.provider.oidc.client-secret", on ? secret : ""),
        Map.entry("test.realm", realm),
        Map.entry("test.provider", provider));
  }

  @Override
  public void stop() {
    if (admin != null) {
      admin.delete("/realms/" + realm);
      admin.delete("/realms/" + provider);
    }
  }

  /** Ids are unique in a Keycloak, and the real realm has those of the file. */
  private JsonNode platform(String secret) {
    try {
      String text =
          Files.readString(Path.of("../../local/keycloak/tenantry-realm.json"))
              .replace("${KEYCLOAK_CLIENT_SECRET}", secret)
              .replace("${PLATFORM_ADMIN_PASSWORD}", "Correct-Horse-7")
              .replace("${WEB_URL}", WEB)
              .replace("\"realm\": \"tenantry\"", "\"realm\": \"" + realm + "\"");
      for (String id : JSON.readTree(text).path("authenticationFlows").findValuesAsText("id")) {
        text = text.replace(id, UUID.randomUUID().toString());
      }
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode provider(String secret) {
    return JSON.valueToTree(
        Map.of(
            "realm",
            provider,
            "enabled",
            true,
            "clients",
            List.of(
                Map.of(
                    "clientId",
                    CLIENT,
                    "secret",
                    secret,
                    "standardFlowEnabled",
                    true,
                    "redirectUris",
                    List.of(admin.url() + "/realms/" + realm + "/broker/oidc/endpoint")))));
  }

  private static JsonNode leftOver(String secret) {
    return JSON.valueToTree(
        Map.of(
            "alias",
            "google",
            "providerId",
            "oidc",
            "enabled",
            true,
            "config",
            Map.of(
                "clientId",
                CLIENT,
                "clientSecret",
                secret,
                "authorizationUrl",
                "https://accounts.google.com/o/oauth2/v2/auth",
                "tokenUrl",
                "https://oauth2.googleapis.com/token")));
  }
}
