package io.tenantry.auth.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** External identity providers for signing in. A provider without client id is off. */
@ConfigMapping(prefix = "tenantry.provider")
interface ProviderSettings {
  /** True when auth applies these settings to Keycloak. */
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
