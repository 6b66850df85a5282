package io.tenantry.auth.keycloak;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Auth as it really runs: with the Keycloak, in a realm of its own, and the Redis of the stack. */
public final class RealKeycloak implements QuarkusTestResourceLifecycleManager {
  private final ScratchRealm realm = ScratchRealm.fresh();
  private boolean made;

  @Override
  public int order() {
    // after the scratch database, which lets services trust test tokens instead
    return 1;
  }

  @Override
  public Map<String, String> start() {
    KeycloakAdministration.signedIn().post("/realms", realm.representation());
    made = true;
    return realm.settings();
  }

  @Override
  public void stop() {
    if (made) {
      KeycloakAdministration.signedIn().delete("/realms/" + realm.name());
    }
  }
}
