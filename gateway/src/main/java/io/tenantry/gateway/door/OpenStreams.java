package io.tenantry.gateway.door;

import io.quarkus.runtime.StartupEvent;
import io.tenantry.gateway.limit.EndedSessions;
import io.tenantry.gateway.token.Person;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * WebSockets that are open. A request is checked when it comes; a socket lives on, so twice a
 * second those are closed whose token has expired or whose session was ended. Clients connect again
 * with a fresh token.
 */
@Singleton
class OpenStreams {
  private static final long LOOK_MILLIS = 500;
  private final Vertx vertx;
  private final EndedSessions ended;
  private final InstantSource realTime = InstantSource.system();
  private final Map<HttpConnection, Person> open = new ConcurrentHashMap<>();

  OpenStreams(Vertx vertx, EndedSessions ended) {
    this.vertx = vertx;
    this.ended = ended;
  }

  void watch(@Observes StartupEvent start) {
    vertx.setPeriodic(LOOK_MILLIS, look -> look());
  }

  void add(HttpConnection connection, Person person) {
    open.put(connection, person);
    connection.closeHandler(closed -> open.remove(connection));
  }

  private void look() {
    Instant now = realTime.instant();
    close(person -> !person.expiresAt().isAfter(now));
    Collection<String> sessions =
        open.values().stream()
            .flatMap(person -> person.session().stream())
            .collect(Collectors.toSet());
    if (!sessions.isEmpty()) {
      ended.among(sessions, vertx.getOrCreateContext()).onSuccess(this::closeEnded);
    }
  }

  private void closeEnded(Set<String> sessions) {
    if (!sessions.isEmpty()) {
      close(person -> person.session().map(sessions::contains).orElse(false));
    }
  }

  private void close(Predicate<Person> which) {
    open.forEach(
        (connection, person) -> {
          if (which.test(person)) {
            open.remove(connection);
            connection.close();
          }
        });
  }
}
