package io.tenantry.property.portfolio;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.DatabaseUnavailable;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.jobs.Job;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Works on imports, property by property: each is there with all that is in it, or not at all. An
 * import starts when it is ordered; one whose replica died is taken up again by the calendar.
 */
@ApplicationScoped
class Importer implements Job {
  private static final Logger LOG = Logger.getLogger(Importer.class);

  /** Beginnings in vain after which an import has failed. */
  static final int MOST_ATTEMPTS = 5;

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

  /** Each import by itself: one that stops is tried again, and fails in the end. */
  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return imports
        .open()
        .flatMap(
            open ->
                Multi.createFrom()
                    .iterable(open)
                    .onItem()
                    .transformToUniAndConcatenate(this::stoppedIn)
                    .collect()
                    .with(Collectors.summingInt(Integer::intValue))
                    .map(stopped -> Map.of("imports", open.size(), "stopped", stopped)));
  }

  /** Returns the number of imports stopped: one or none. */
  private Uni<Integer> stoppedIn(UUID id) {
    return work(id)
        .replaceWith(0)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.errorf(failure, "Import %s stopped", id);
              return 1;
            });
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
    if (claimed.attempts() > MOST_ATTEMPTS) {
      LOG.errorf("Import %s was begun %d times in vain", claimed.id(), MOST_ATTEMPTS);
      return imports.finish(claimed, Import.Status.FAILED);
    }
    List<List<Line>> properties =
        PortfolioFile.properties(claimed.content().orElseThrow(), claimed.notation());
    return Multi.createFrom()
        .range(claimed.processed(), properties.size())
        .onItem()
        .transformToUniAndConcatenate(
            index -> make(claimed, index, planner.plan(properties.get(index))))
        .collect()
        .last()
        .flatMap(done -> imports.finish(claimed, Import.Status.COMPLETED));
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
        .recoverWithUni(refusal -> note(claimed, index, ((Builder.Refused) refusal).errors()))
        .onFailure(Importer::isOfTheProperty)
        .recoverWithUni(failure -> noteUnexpected(claimed, index, plan, failure));
  }

  /**
   * True for failures that belong to the property alone, not to a database that was away or another
   * worker.
   */
  private static boolean isOfTheProperty(Throwable failure) {
    return !(failure instanceof DatabaseUnavailable) && !(failure instanceof Imports.Superseded);
  }

  private Uni<Void> noteUnexpected(Import claimed, int index, Plan plan, Throwable failure) {
    LOG.errorf(failure, "Import %s: the property of line %d failed", claimed.id(), plan.line());
    String reason =
        failure instanceof PgException
            ? "has a value that cannot be kept; correct the lines of this property"
            : "could not be made; import its lines again";
    return note(claimed, index, List.of(new RowError(plan.line(), "", reason)));
  }

  private Uni<Void> note(Import claimed, int index, List<RowError> errors) {
    return database.asService(tx -> imports.step(tx, claimed, index, errors));
  }
}
