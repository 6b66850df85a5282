package io.tenantry.auth.provider;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** External identity providers for signing in. */
@Path("/api/v1/auth/providers")
public class ProviderResource {
  private final ProviderSettings settings;

  ProviderResource(ProviderSettings settings) {
    this.settings = settings;
  }

  /**
   * One that is on.
   *
   * @param provider what to send to Keycloak as {@code kc_idp_hint}
   * @param name for people
   */
  record Choice(String provider, String name) {}

  /** Providers that are switched on. */
  record Choices(List<Choice> items) {}

  /** The providers that are on, for the sign-in page to offer. */
  @GET
  @PermitAll
  public Choices list() {
    return new Choices(
        Provider.all(settings).stream()
            .filter(Provider::isOn)
            .map(provider -> new Choice(provider.alias(), provider.name()))
            .toList());
  }
}
