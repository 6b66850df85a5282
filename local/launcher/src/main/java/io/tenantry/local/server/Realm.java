package io.tenantry.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Brings a realm that exists up to its file: settings, roles, flows, clients and their mappers, the
 * service account's roles, the user profile. People stay, and nothing is taken away. Keycloak's own
 * import only ever makes a realm; its partial import replaces what exists, and with a role that
 * would go everybody's who has it. A flow that exists is left as it is: a changed one takes a new
 * name.
 */
final class Realm {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NOT_SETTINGS =
      List.of("roles", "clients", "users", "components", "authenticationFlows");
  private final KeycloakAdmin admin;
  private final String name;

  Realm(KeycloakAdmin admin, String name) {
    this.admin = admin;
    this.name = name;
  }

  /** Applies the file, its placeholders filled. */
  void apply(JsonNode file) throws IOException, InterruptedException {
    new RealmFlows(admin, at("/authentication")).add(file.path("authenticationFlows"));
    settings(file);
    for (var role : file.path("roles").path("realm")) {
      role(role);
    }
    for (var client : file.path("clients")) {
      client(client);
    }
    for (var user : file.path("users")) {
      serviceAccount(user);
    }
    profile(file);
  }

  private void settings(JsonNode file) throws IOException, InterruptedException {
    ObjectNode settings = file.deepCopy();
    settings.remove(NOT_SETTINGS);
    admin.put("/realms/" + name, settings.put("realm", name));
  }

  private void role(JsonNode role) throws IOException, InterruptedException {
    if (admin.find(at("/roles/" + role.path("name").asText())).isEmpty()) {
      admin.post(at("/roles"), role);
    }
  }

  private void client(JsonNode client) throws IOException, InterruptedException {
    var found = admin.get(at("/clients?clientId=" + client.path("clientId").asText())).path(0);
    if (found.isMissingNode()) {
      admin.post(at("/clients"), client);
      return;
    }
    var id = found.path("id").asText();
    ObjectNode changed = client.deepCopy();
    changed.remove("protocolMappers");
    admin.put(at("/clients/" + id), changed.put("id", id));
    for (var mapper : client.path("protocolMappers")) {
      mapper(id, found.path("protocolMappers"), mapper);
    }
  }

  private void mapper(String client, JsonNode known, JsonNode mapper)
      throws IOException, InterruptedException {
    var models = at("/clients/" + client + "/protocol-mappers/models");
    for (var one : known) {
      if (one.path("name").equals(mapper.path("name"))) {
        var id = one.path("id").asText();
        ObjectNode changed = mapper.deepCopy();
        admin.put(models + "/" + id, changed.put("id", id));
        return;
      }
    }
    admin.post(models, mapper);
  }

  private void serviceAccount(JsonNode user) throws IOException, InterruptedException {
    if (!user.has("serviceAccountClientId")) {
      return;
    }
    var client = clientId(user.path("serviceAccountClientId").asText());
    var account = admin.get(at("/clients/" + client + "/service-account-user")).path("id").asText();
    for (Map.Entry<String, JsonNode> roles : user.path("clientRoles").properties()) {
      var owner = clientId(roles.getKey());
      var wanted = JSON.createArrayNode();
      for (var role : roles.getValue()) {
        wanted.add(admin.get(at("/clients/" + owner + "/roles/" + role.asText())));
      }
      admin.post(at("/users/" + account + "/role-mappings/clients/" + owner), wanted);
    }
  }

  private void profile(JsonNode file) throws IOException, InterruptedException {
    var profile =
        file.at(
            "/components/org.keycloak.userprofile.UserProfileProvider/0/config"
                + "/kc.user.profile.config/0");
    if (profile.isTextual()) {
      admin.put(at("/users/profile"), JSON.readTree(profile.asText()));
    }
  }

  private String clientId(String clientId) throws IOException, InterruptedException {
    return admin.get(at("/clients?clientId=" + clientId)).path(0).path("id").asText();
  }

  private String at(String path) {
    return "/realms/" + name + path;
  }
}
