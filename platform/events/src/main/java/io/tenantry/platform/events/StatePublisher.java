package io.tenantry.platform.events;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.logging.Logger;

/**
 * Publishes states whose rows changed, and once those that were there before their topic. Each is
 * read when it is published, in the transaction that takes it from the queue, so that the last
 * record of a key is the last state that was committed.
 */
@ApplicationScoped
public class StatePublisher {
  private static final Logger LOG = Logger.getLogger(StatePublisher.class);

  /** The select is done once: within {@code in (…)} it may be done again, and take one more. */
  private static final String TAKE =
      """
      with next as materialized (
        select kind, id from unpublished_state where kind = $1 and due_at <= clock_timestamp()
        order by due_at limit 1 for update skip locked)
      delete from unpublished_state queued using next
      where queued.kind = next.kind and queued.id = next.id
      returning queued.id
      """;

  private static final String POSTPONE =
      """
      update unpublished_state set due_at = clock_timestamp() + interval '1 minute'
      where kind = $1 and id = (select id from unpublished_state
        where kind = $1 and due_at <= clock_timestamp() order by due_at limit 1)
      """;

  private final Database database;
  private final Outbox outbox;
  private final List<StateSource> sources;

  StatePublisher(Database database, Outbox outbox, @All List<StateSource> sources) {
    this.database = database;
    this.outbox = outbox;
    this.sources = sources;
  }

  /** Publishes what waits. */
  @Scheduled(every = "{tenantry.states.every}", concurrentExecution = ConcurrentExecution.SKIP)
  public Uni<Void> publish() {
    return Multi.createFrom()
        .iterable(sources)
        .onItem()
        .transformToUniAndConcatenate(this::publishAll)
        .collect()
        .last();
  }

  private Uni<Void> publishAll(StateSource source) {
    return Multi.createBy()
        .repeating()
        .uni(() -> publishOrPostpone(source))
        .whilst(published -> published)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** One that cannot be published waits a minute, and holds up no other. */
  private Uni<Boolean> publishOrPostpone(StateSource source) {
    String kind = EventType.of(source.contract()).name();
    return database
        .asService(tx -> publishNext(tx, source, kind))
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "A state %s was not published", kind))
        .onFailure()
        .recoverWithUni(
            failure ->
                database
                    .asService(tx -> tx.execute(POSTPONE, kind))
                    .map(postponed -> postponed == 1)
                    .onFailure()
                    .recoverWithItem(false));
  }

  private Uni<Boolean> publishNext(Tx tx, StateSource source, String kind) {
    return tx.one(TAKE, row -> row.getUUID("id"), kind)
        .flatMap(
            next ->
                next.map(id -> publish(tx, source, id).replaceWith(true))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  private Uni<Void> publish(Tx tx, StateSource source, UUID id) {
    return source
        .read(tx, id)
        .flatMap(
            state ->
                state
                    .map(found -> outbox.add(tx, id.toString(), organization(found), found))
                    .orElseGet(() -> outbox.addTombstone(tx, id.toString(), source.contract())));
  }

  private static Optional<UUID> organization(SpecificRecord state) {
    var field = state.getSchema().getField("organizationId");
    return field == null ? Optional.empty() : Optional.of((UUID) state.get(field.pos()));
  }
}
