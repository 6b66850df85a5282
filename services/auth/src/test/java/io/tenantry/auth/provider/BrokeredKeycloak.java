package io.tenantry.auth.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.auth.keycloak.KeycloakAdministration;
import io.tenantry.auth.keycloak.ScratchRealm;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The Keycloak of the local stack twice over: the platform's realm as its file has it, and another
 * realm that plays Google. With {@code on=false} auth has no provider, and the realm still has one.
 */
public final class BrokeredKeycloak implements QuarkusTestResourceLifecycleManager {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT = "tenantry";
  private final ScratchRealm platform = ScratchRealm.fresh();
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
    String realm = platform.name();
    String secret = platform.secret();
    admin.post("/realms", platform.representation());
    admin.post("/realms", provider(secret));
    if (!on) {
      admin.post("/realms/" + realm + "/identity-provider/instances", leftOver(secret));
    }
    return settings();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = platform.settings();
    settings.put("tenantry.mfa.required-for", "owner");
    settings.put("tenantry.provider.applied", "true");
    settings.put("tenantry.provider.oidc.issuer", on ? admin.url() + "/realms/" + provider : "");
    settings.put("tenantry.provider.oidc.client-id", on ? CLIENT : "");
    settings.put("tenantry.provider.oidc.client-secret", on ? platform.secret() : "");
    settings.put("test.provider", provider);
    return settings;
  }

  @Override
  public void stop() {
    if (admin != null) {
      admin.delete("/realms/" + platform.name());
      admin.delete("/realms/" + provider);
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
                    List.of(
                        admin.url() + "/realms/" + platform.name() + "/broker/oidc/endpoint")))));
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
