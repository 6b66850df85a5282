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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
    open.forEach(
        (connection, person) -> {
          if (!person.expiresAt().isAfter(now) || ended.contain(person)) {
            open.remove(connection);
            connection.close();
          }
        });
  }
}
