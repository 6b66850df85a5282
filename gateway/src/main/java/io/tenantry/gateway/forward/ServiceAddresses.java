package io.tenantry.gateway.forward;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Addresses of the services. */
@ConfigMapping(prefix = "tenantry.services")
public interface ServiceAddresses {
  /** The address of a service that is not part of this installation. */
  String ABSENT = "absent";

  /** Base addresses by name. */
  @WithParentName
  Map<String, String> addresses();
}
