package io.tenantry.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the Keycloak of the local stack, in a realm of its own. */
class RealmIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final String name = "scratch-" + UUID.randomUUID();
  private KeycloakAdmin admin;
  private ObjectNode wanted;

  @BeforeEach
  void makeAnOlderRealm() throws IOException, InterruptedException {
    JsonNode keycloak = JSON.readTree(Path.of("../run/accounts.json").toFile()).path("keycloak");
    JsonNode login = keycloak.path("admin");
    admin =
        KeycloakAdmin.at(
            keycloak.path("url").asText(),
            login.path("username").asText(),
            login.path("password").asText());
    wanted =
        (ObjectNode)
            JSON.readTree(
                Files.readString(Path.of("../keycloak/tenantry-realm.json"))
                    .replace("${KEYCLOAK_CLIENT_SECRET}", "scratch")
                    .replace("${PLATFORM_ADMIN_PASSWORD}", "Correct-Horse-7")
                    .replace("${WEB_URL}", "http://localhost:3000"));
    // ids are unique in a Keycloak, and the real realm has these
    String text = wanted.toString();
    for (String id : wanted.path("authenticationFlows").findValuesAsText("id")) {
      text = text.replace(id, UUID.randomUUID().toString());
    }
    wanted = (ObjectNode) JSON.readTree(text);
    ObjectNode older = wanted.deepCopy();
    older.put("realm", name).put("bruteForceProtected", true).remove("authenticationFlows");
    older.remove("browserFlow");
    older.set("clients", JSON.createArrayNode().add(wanted.path("clients").path(0).deepCopy()));
    ((ObjectNode) older.at("/clients/0")).putArray("protocolMappers");
    ((ObjectNode) older.path("roles")).putArray("realm").addObject().put("name", "platform_admin");
    admin.post("/realms", older);
  }

  @AfterEach
  void remove() throws IOException, InterruptedException {
    admin.delete("/realms/" + name);
  }

  @Test
  void an_existing_realm_gets_what_its_file_has_and_keeps_its_people() throws Exception {
    JsonNode before = administrator();
    new Realm(admin, name).apply(wanted);
    new Realm(admin, name).apply(wanted);

    JsonNode realm = admin.get("/realms/" + name);
    assertThat(realm.path("bruteForceProtected").asBoolean(true)).isFalse();
    assertThat(realm.path("browserFlow").asText()).isEqualTo("by provider only");
    for (String own :
        List.of("account", "account-console", "admin-cli", "security-admin-console")) {
      assertThat(client(own).path("enabled").asBoolean(true)).as(own).isFalse();
    }
    assertThat(names("/roles", "name")).contains("api_key", "owner", "resident");
    assertThat(names("/clients", "clientId"))
        .contains("gateway", "web", "password-check", "api-keys");
    assertThat(mappers("gateway")).containsExactlyInAnyOrderElementsOf(mappersWanted(0));
    assertThat(mappers("api-keys")).contains("permissions");
    assertThat(client("api-keys").at("/authenticationFlowBindingOverrides/direct_grant").asText())
        .isEqualTo(wanted.at("/clients/2/authenticationFlowBindingOverrides/direct_grant").asText())
        .isNotEmpty();
    assertThat(client("web").at("/authenticationFlowBindingOverrides/browser").asText())
        .isEqualTo(wanted.at("/clients/1/authenticationFlowBindingOverrides/browser").asText())
        .isNotEmpty();
    assertThat(names("/authentication/flows/after%20a%20provider/executions", "providerId"))
        .containsExactly(
            "allow-access-authenticator", "", "conditional-user-configured", "auth-otp-form");
    assertThat(administrator().path("id")).isEqualTo(before.path("id"));
    assertThat(names("/users/" + before.path("id").asText() + "/role-mappings/realm", "name"))
        .contains("platform_admin");
  }

  private JsonNode administrator() throws IOException, InterruptedException {
    return admin.get("/realms/" + name + "/users?exact=true&username=admin@tenantry.local").path(0);
  }

  private JsonNode client(String id) throws IOException, InterruptedException {
    return admin.get("/realms/" + name + "/clients?clientId=" + id).path(0);
  }

  private List<String> mappers(String id) throws IOException, InterruptedException {
    return texts(client(id).path("protocolMappers"), "name");
  }

  private List<String> mappersWanted(int client) {
    return texts(wanted.path("clients").path(client).path("protocolMappers"), "name");
  }

  private List<String> names(String path, String field) throws IOException, InterruptedException {
    return texts(admin.get("/realms/" + name + path), field);
  }

  private static List<String> texts(JsonNode all, String field) {
    List<String> texts = new ArrayList<>();
    all.forEach(one -> texts.add(one.path(field).asText()));
    return texts;
  }
}
