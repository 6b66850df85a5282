package io.tenantry.auth;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Settings that some classes need and that do not mind each other: one application serves all of
 * them, since each other one takes a quarter of a minute to start. They name the same resources.
 */
public final class OtherSettings implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        // as the defaults are
        "tenantry.mfa.required-for", "platform_admin,owner,admin",
        // people wait until they are told
        "tenantry.privacy.patience", "PT20S",
        // as locally, but hearing nothing from Kafka
        "tenantry.clock.adjustable", "true");
  }
}
