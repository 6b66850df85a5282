package io.tenantry.auth.provider;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.keycloak.IdentityProviders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Brings Keycloak's providers to the settings when this service starts: adds, changes, and takes
 * away what is off. Repeats it until Keycloak has taken it.
 */
@ApplicationScoped
class ProviderSetup {
  private static final Logger LOG = Logger.getLogger(ProviderSetup.class);
  private final IdentityProviders providers;
  private final List<Provider> all;
  private volatile boolean done;

  ProviderSetup(IdentityProviders providers, ProviderSettings settings) {
    this.providers = providers;
    this.all = Provider.all(settings);
    this.done = !settings.applied();
  }

  /** One that cannot be set up now does not keep the others from being. */
  @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> apply() {
    return done
        ? Uni.createFrom().voidItem()
        : Multi.createFrom()
            .iterable(all)
            .onItem()
            .transformToUniAndConcatenate(this::applyOrLater)
            .collect()
            .asList()
            .invoke(applied -> done = !applied.contains(false))
            .replaceWithVoid();
  }

  private Uni<Boolean> applyOrLater(Provider provider) {
    return apply(provider)
        .replaceWith(true)
        .onFailure()
        .invoke(failure -> LOG.warnf("%s is not set up yet: %s", provider, failure))
        .onFailure()
        .recoverWithItem(false);
  }

  private Uni<Void> apply(Provider provider) {
    return provider.isOn()
        ? discovered(provider)
            .flatMap(
                found -> providers.set(provider.alias(), provider.name(), provider.config(found)))
        : providers.remove(provider.alias());
  }

  private Uni<Map<String, String>> discovered(Provider provider) {
    return provider
        .issuer()
        .map(providers::discover)
        .orElseGet(() -> Uni.createFrom().item(Map.of()));
  }
}
