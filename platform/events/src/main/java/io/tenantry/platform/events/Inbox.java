package io.tenantry.platform.events;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Gives an event its effect exactly once: the event's id is recorded in the transaction of the
 * effect, so a redelivery finds it and does nothing. Transient failures (a database or a registry
 * that is away) are retried until it works; anything else goes to the dead-letter topic with its
 * reason.
 */
@ApplicationScoped
public class Inbox {
  private static final Logger LOG = Logger.getLogger(Inbox.class);
  private static final String RECEIVE =
      """
      insert into inbox (consumer, event_id, topic)
      select $1::text, $2::uuid, $3::text where not exists (
        select from inbox_horizon where consumer = $1 and topic = $3 and last_id >= $2
          and uuid_extract_version($2) = 7)
      on conflict do nothing
      """;

  private final Database database;
  private final EventCodec codec;
  private final EventMeters meters;
  private final String consumer;

  Inbox(
      Database database,
      EventCodec codec,
      EventMeters meters,
      @ConfigProperty(name = "quarkus.application.name") String consumer) {
    this.database = database;
    this.codec = codec;
    this.meters = meters;
    this.consumer = consumer;
  }

  /**
   * Handles a record as the service, across organizations.
   *
   * @param effect what the event means here; runs in the transaction that records the event
   */
  public Uni<Void> once(
      ConsumerRecord<String, byte[]> message, BiFunction<Tx, Event, Uni<Void>> effect) {
    return Uni.createFrom()
        .item(() -> Envelope.open(message, codec))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .onFailure(Inbox::isPermanent)
        .invoke(meters::unreadable)
        .flatMap(
            event ->
                once(event, effect).onFailure(Inbox::isPermanent).invoke(() -> meters.dead(event)))
        .onFailure(Transient::is)
        .invoke(failure -> LOG.warnf("Will retry %s: %s", message.topic(), failure))
        .onFailure(Transient::is)
        .retry()
        .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
        .indefinitely();
  }

  /** Handles an event that is already decoded; a redelivery has no effect. */
  public Uni<Void> once(Event event, BiFunction<Tx, Event, Uni<Void>> effect) {
    Optional<String> topic =
        Optional.ofNullable(event.body()).map(body -> EventType.of(body.getSchema()).topic());
    return database
        .asService(
            tx ->
                tx.execute(RECEIVE, consumer, event.id(), topic)
                    .call(
                        fresh ->
                            fresh == 1 ? effect.apply(tx, event) : Uni.createFrom().voidItem()))
        .invoke(fresh -> meters.handled(event, fresh == 1))
        .replaceWithVoid();
  }

  private static boolean isPermanent(Throwable failure) {
    return !Transient.is(failure);
  }
}
