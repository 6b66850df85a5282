package io.tenantry.auth.alignment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.ending.SessionEndings;
import io.tenantry.auth.keycloak.Memberships;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.OutboundTasks;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Brings Keycloak to what the database says of people: whom they work for, as what, whether they
 * may sign in. The task is written in the transaction of the change and run after it; what breaks
 * off in between, the queue completes (docs/adr/0021).
 */
@ApplicationScoped
public class Alignment implements TaskHandler {
  static final String KIND = "align-identity";
  private static final String ENDS_SESSIONS = "endsSessions";
  private static final String MODERATES = "moderates";
  private static final Duration IF_NOT_NOW = Duration.ofSeconds(10);

  private final Database database;
  private final OutboundTasks tasks;
  private final Memberships memberships;
  private final SessionEndings endings;

  Alignment(
      Database database, OutboundTasks tasks, Memberships memberships, SessionEndings endings) {
    this.database = database;
    this.tasks = tasks;
    this.memberships = memberships;
    this.endings = endings;
  }

  /** Changes for a person besides their tokens' content. */
  public enum Effect {
    /** Sessions go on: who has just joined loses nothing. */
    TOKENS,
    /** Sessions end (RentFlow §2.1: rotated on privilege change). */
    SESSIONS,
    /** The account is disabled or enabled too. */
    ACCOUNT;

    private JsonObject arguments() {
      JsonObject arguments = new JsonObject();
      if (this != TOKENS) {
        arguments.put(ENDS_SESSIONS, true);
      }
      if (this == ACCOUNT) {
        arguments.put(MODERATES, true);
      }
      return arguments;
    }
  }

  /** Adds the task, in the transaction of the change. */
  public Uni<Void> wish(Tx tx, UUID person, Effect effect) {
    return wish(tx, List.of(person), effect);
  }

  /** The same for several people. */
  public Uni<Void> wish(Tx tx, List<UUID> people, Effect effect) {
    return tasks.addAll(tx, KIND, people, effect.arguments(), IF_NOT_NOW);
  }

  /** Runs the tasks of these people now. Never fails: what Keycloak does not take comes again. */
  public Uni<Void> carryOut(List<UUID> people) {
    return Multi.createFrom()
        .iterable(people)
        .onItem()
        .transformToUniAndConcatenate(this::carryOut)
        .onItem()
        .ignoreAsUni();
  }

  /** The same for one. */
  public Uni<Void> carryOut(UUID person) {
    return tasks.run(KIND, person).replaceWithVoid();
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Sets the state that the database has now, so that it can be repeated. */
  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    boolean moderates = task.arguments().getBoolean(MODERATES, false);
    return database
        .asService(tx -> CurrentStanding.find(tx, task.subject(), moderates))
        .flatMap(standing -> memberships.set(task.subject(), standing))
        .flatMap(
            set ->
                task.arguments().getBoolean(ENDS_SESSIONS, false)
                    ? endings.endSessions(task.subject())
                    : Uni.createFrom().voidItem())
        .replaceWith(TaskOutcome.DONE);
  }
}
