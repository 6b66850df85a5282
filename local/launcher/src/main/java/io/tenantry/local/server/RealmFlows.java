package io.tenantry.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds the ways to sign in that a realm lacks. One that exists is left as it is: a changed one
 * takes a new name.
 */
final class RealmFlows {
  private final KeycloakAdmin admin;
  private final String path;

  RealmFlows(KeycloakAdmin admin, String path) {
    this.admin = admin;
    this.path = path;
  }

  /** Adds those of a realm file, with the flows inside them. */
  void add(JsonNode flows) throws IOException, InterruptedException {
    Map<String, JsonNode> byAlias = new HashMap<>();
    flows.forEach(flow -> byAlias.put(flow.path("alias").asText(), flow));
    for (var flow : flows) {
      if (flow.path("topLevel").asBoolean() && !flow.path("builtIn").asBoolean() && !has(flow)) {
        make(flow, byAlias);
      }
    }
  }

  private boolean has(JsonNode flow) throws IOException, InterruptedException {
    for (var known : admin.get(path + "/flows")) {
      if (known.path("alias").equals(flow.path("alias"))) {
        return true;
      }
    }
    return false;
  }

  private void make(JsonNode flow, Map<String, JsonNode> byAlias)
      throws IOException, InterruptedException {
    ObjectNode bare = flow.deepCopy();
    bare.remove("authenticationExecutions");
    admin.post(path + "/flows", bare);
    for (var execution : flow.path("authenticationExecutions")) {
      ObjectNode step = execution.deepCopy();
      step.remove("userSetupAllowed");
      step.put("parentFlow", flow.path("id").asText());
      if (step.path("authenticatorFlow").asBoolean()) {
        var inner = byAlias.get(step.remove("flowAlias").asText());
        make(inner, byAlias);
        step.put("flowId", inner.path("id").asText());
      }
      admin.post(path + "/executions", step);
    }
  }
}
