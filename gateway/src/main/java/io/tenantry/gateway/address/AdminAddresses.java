package io.tenantry.gateway.address;

import io.tenantry.gateway.refusal.Refusals;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From where the platform is administered (GW-17). A stolen token alone does not do. */
@Singleton
public class AdminAddresses {
  private final Networks allowed;

  AdminAddresses(@ConfigProperty(name = "tenantry.admin-addresses") List<String> networks) {
    allowed = Networks.of(networks);
  }

  /** Refuses a client that calls from elsewhere. */
  public void require(String address) {
    if (!allowed.contain(address)) {
      throw Refusals.wrongAddress();
    }
  }
}
