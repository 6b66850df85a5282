package io.tenantry.property.portfolio;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works on imports, property by property: each is there with all that is in it, or not at all. An
 * import starts when it is ordered; one whose replica died is taken up again by the calendar.
 */
@ApplicationScoped
class Importer implements Job {
  private static final Logger LOG = Logger.getLogger(Importer.class);

  private final Database database;
  private final Imports imports;
  private final Planner planner;
  private final Builder builder;

  Importer(Database database, Imports imports, Planner planner, Builder builder) {
    this.database = database;
    this.imports = imports;
    this.planner = planner;
    this.builder = builder;
  }

  /** Rolls back what was only tried. */
  private static final class OnlyTried extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public String name() {
    return "portfolio-imports";
  }

  @Override
  public String schedule() {
    return "30 */5 * * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return imports
        .open()
        .call(
            open ->
                Multi.createFrom()
                    .iterable(open)
                    .onItem()
                    .transformToUniAndConcatenate(this::work)
                    .collect()
                    .last())
        .map(open -> Map.of("imports", open.size()));
  }

  /** Begins without making anybody wait. */
  void start(Import ordered) {
    Infrastructure.getDefaultWorkerPool()
        .execute(
            () ->
                work(ordered.id())
                    .subscribe()
                    .with(
                        done -> LOG.debugf("Import %s is done", ordered.id()),
                        failure -> LOG.errorf(failure, "Import %s stopped", ordered.id())));
  }

  private Uni<Void> work(UUID id) {
    return imports
        .claim(id)
        .flatMap(claimed -> claimed.isPresent() ? work(claimed.get()) : Uni.createFrom().voidItem())
        .onFailure(Imports.Superseded.class)
        .recoverWithNull();
  }

  private Uni<Void> work(Import claimed) {
    List<List<Line>> properties = PortfolioFile.properties(claimed.content().orElseThrow());
    return Multi.createFrom()
        .range(claimed.processed(), properties.size())
        .onItem()
        .transformToUniAndConcatenate(
            index -> make(claimed, index, planner.plan(properties.get(index))))
        .collect()
        .last()
        .flatMap(done -> imports.finish(claimed));
  }

  private Uni<Void> make(Import claimed, int index, Plan plan) {
    Caller orderer = claimed.orderer();
    return database
        .as(
            orderer,
            tx ->
                builder
                    .build(tx, orderer, plan)
                    .invoke(
                        made -> {
                          if (claimed.dryRun()) {
                            throw new OnlyTried();
                          }
                        })
                    .flatMap(made -> imports.step(tx, claimed, index, List.of())))
        .onFailure(OnlyTried.class)
        .recoverWithUni(() -> note(claimed, index, List.of()))
        .onFailure(Builder.Refused.class)
        .recoverWithUni(refusal -> note(claimed, index, ((Builder.Refused) refusal).errors()));
  }

  private Uni<Void> note(Import claimed, int index, List<RowError> errors) {
    return database.asService(tx -> imports.step(tx, claimed, index, errors));
  }
}
