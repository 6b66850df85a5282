package io.tenantry.notification.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tenantry.notification.feed.Notification;
import io.tenantry.notification.feed.Told;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Brings what was told to whoever listens, at whichever replica, over Redis. A hint for open
 * sockets, sent after commit: what gets lost here is still in the list that a client reads when it
 * connects again.
 */
@ApplicationScoped
public class Fanout {
  private static final Logger LOG = Logger.getLogger(Fanout.class);
  private static final String CHANNEL = "tenantry:notifications";
  private static final int PERSON = 36;

  private final ReactiveRedisDataSource redis;
  private final Listeners listeners;
  private final ObjectMapper mapper;
  private Cancellable subscription = () -> {};

  Fanout(ReactiveRedisDataSource redis, Listeners listeners, ObjectMapper mapper) {
    this.redis = redis;
    this.listeners = listeners;
    this.mapper = mapper;
  }

  void listen(@Observes StartupEvent start) {
    subscription =
        Multi.createFrom()
            .deferred(() -> redis.pubsub(String.class).subscribe(CHANNEL))
            .onFailure()
            .invoke(failure -> LOG.warnf("Redis does not answer: %s", failure))
            .onFailure()
            .retry()
            .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
            .indefinitely()
            .subscribe()
            .with(this::deliver);
  }

  @PreDestroy
  void stop() {
    subscription.cancel();
  }

  /** Tells all replicas; never fails. */
  public Uni<Void> publish(List<Told> told) {
    return Multi.createFrom()
        .iterable(told)
        .onItem()
        .transformToUniAndConcatenate(this::publish)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private Uni<Void> publish(Told told) {
    return redis
        .pubsub(String.class)
        .publish(CHANNEL, told.person() + frame(told.notification()))
        .onFailure()
        .invoke(failure -> LOG.warnf("Not pushed: %s", failure))
        .onFailure()
        .recoverWithNull();
  }

  private void deliver(String message) {
    listeners.send(UUID.fromString(message.substring(0, PERSON)), message.substring(PERSON));
  }

  /** As it goes over the wire. */
  String frame(Notification notification) {
    try {
      return mapper.writeValueAsString(notification);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
