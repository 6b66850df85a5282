package io.tenantry.auth.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who else signs people in. A provider without client id is off. */
@ConfigMapping(prefix = "tenantry.provider")
interface ProviderSettings {
  /** Whether Keycloak is brought to these settings. */
  @WithDefault("true")
  boolean applied();

  Registered google();

  Registered linkedin();

  Other oidc();

  /** As what the platform is registered with a provider. */
  interface Registered {
    Optional<String> clientId();

    Optional<String> clientSecret();
  }

  /** Any provider that tells of itself under its issuer. */
  interface Other extends Registered {
    Optional<String> issuer();
  }
}
