package io.tenantry.searchindexer.indexing;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.time.PlatformDay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** After an upgrade that changes the index's shape: rebuilds it, while the old one serves. */
@ApplicationScoped
class Reshaping {
  private static final Logger LOG = Logger.getLogger(Reshaping.class);
  private final Indexing indexing;
  private final RebuildIndex rebuild;
  private final Clock clock;

  Reshaping(Indexing indexing, RebuildIndex rebuild, Clock clock) {
    this.indexing = indexing;
    this.rebuild = rebuild;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    indexing
        .waitsForRebuild()
        .flatMap(waits -> waits ? rebuilt() : Uni.createFrom().voidItem())
        .onFailure()
        .retry()
        .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
        .indefinitely()
        .subscribe()
        .with(done -> {});
  }

  private Uni<Void> rebuilt() {
    LOG.info("The index was made by another release and is rebuilt");
    return rebuild
        .run(PlatformDay.at(clock.instant()))
        .invoke(counts -> LOG.infof("The index has the shape of this release: %s", counts))
        .replaceWithVoid();
  }
}
