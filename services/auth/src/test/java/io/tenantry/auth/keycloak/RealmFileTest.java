package io.tenantry.auth.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The realm file keeps Keycloak's own endpoints closed. */
class RealmFileTest {
  private static final Set<String> OURS = Set.of("gateway", "password-check", "api-keys");
  private final JsonNode realm = ScratchRealm.file();

  @Test
  void only_our_confidential_clients_get_tokens_for_a_password() {
    Set<String> granting = new HashSet<>();
    for (JsonNode client : realm.path("clients")) {
      if (client.path("directAccessGrantsEnabled").asBoolean(true)) {
        granting.add(client.path("clientId").asText());
        assertThat(client.path("publicClient").asBoolean(true)).isFalse();
      }
    }
    assertThat(granting).isEqualTo(OURS);
  }

  @Test
  void keycloaks_own_clients_for_people_are_off() {
    for (String own : Set.of("account", "account-console", "admin-cli", "security-admin-console")) {
      JsonNode client = client(own);
      assertThat(client.path("enabled").asBoolean(true)).as(own).isFalse();
      assertThat(client.path("directAccessGrantsEnabled").asBoolean(true)).as(own).isFalse();
    }
  }

  @Test
  void no_client_shows_a_page_that_asks_for_a_password() {
    assertThat(realm.path("browserFlow").asText()).isEqualTo("by provider only");
  }

  @Test
  void failures_are_counted_by_auth_and_not_by_account_alone() {
    assertThat(realm.path("bruteForceProtected").asBoolean(true)).isFalse();
  }

  private JsonNode client(String id) {
    for (JsonNode client : realm.path("clients")) {
      if (client.path("clientId").asText().equals(id)) {
        return client;
      }
    }
    throw new AssertionError(id);
  }
}
