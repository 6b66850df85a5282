package io.tenantry.payment.provider;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All providers. */
@Singleton
public class Gateways {
  private final Map<Provider, Gateway> gateways = new EnumMap<>(Provider.class);

  Gateways(@All List<Gateway> all) {
    all.forEach(gateway -> gateways.put(gateway.provider(), gateway));
  }

  /** The gateway to a provider. */
  public Gateway of(Provider provider) {
    return gateways.get(provider);
  }

  /** Lists the providers whose keys we have. */
  public List<Provider> configured() {
    return gateways.values().stream().filter(Gateway::configured).map(Gateway::provider).toList();
  }
}
