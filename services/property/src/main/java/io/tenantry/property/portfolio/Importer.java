package io.tenantry.property.portfolio;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.DatabaseUnavailable;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Works on imports, property by property: each is there with all that is in it, or not at all. One
 * whose replica died goes on where it was.
 */
@ApplicationScoped
class Importer implements TaskHandler {
  private static final Logger LOG = Logger.getLogger(Importer.class);

  static final String KIND = "import-portfolio";

  /** Attempts in a row that got no further, after which an import has failed. */
  static final int MOST_FAILURES = 5;

  private static final int AT_A_TIME = 100;

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
  public String kind() {
    return KIND;
  }

  @Override
  public int concurrency() {
    return 2;
  }

  @Override
  public int maxFailures() {
    return MOST_FAILURES;
  }

  /** Some properties at a time: each attempt is short, and one that got further counts anew. */
  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    return imports
        .begin(task.subject())
        .flatMap(
            open -> open.map(this::work).orElseGet(() -> Uni.createFrom().item(TaskOutcome.DONE)))
        .onFailure(Imports.Superseded.class)
        .recoverWithItem(TaskOutcome.LATER);
  }

  @Override
  public Uni<Void> dead(Tx tx, OutboundTask task, String reason) {
    return imports.finish(tx, task.subject(), Import.Status.FAILED);
  }

  private Uni<TaskOutcome> work(Import open) {
    List<List<Line>> properties =
        PortfolioFile.properties(open.content().orElseThrow(), open.notation());
    int end = Math.min(properties.size(), open.processed() + AT_A_TIME);
    return Multi.createFrom()
        .range(open.processed(), end)
        .onItem()
        .transformToUniAndConcatenate(
            index -> make(open, index, planner.plan(properties.get(index))))
        .collect()
        .last()
        .flatMap(done -> end < properties.size() ? more() : finish(open));
  }

  private static Uni<TaskOutcome> more() {
    return Uni.createFrom().item(TaskOutcome.MORE);
  }

  private Uni<TaskOutcome> finish(Import open) {
    return database
        .asService(tx -> imports.finish(tx, open.id(), Import.Status.COMPLETED))
        .replaceWith(TaskOutcome.DONE);
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
