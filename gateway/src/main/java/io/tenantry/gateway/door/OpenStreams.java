package io.tenantry.gateway.door;

import io.quarkus.runtime.StartupEvent;
import io.tenantry.gateway.limit.Concurrency;
import io.tenantry.gateway.limit.EndedSessions;
import io.tenantry.gateway.token.Person;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * WebSockets that are open: a few of each person. A request is checked when it comes; a socket
 * lives on, so twice a second those are closed whose token has expired or whose session was ended.
 * Clients connect again with a fresh token.
 */
@Singleton
class OpenStreams {
  private static final long LOOK_MILLIS = 500;
  private final Vertx vertx;
  private final EndedSessions ended;
  private final Concurrency concurrency;
  private final InstantSource realTime = InstantSource.system();
  private final Map<HttpConnection, Stream> open = new ConcurrentHashMap<>();

  OpenStreams(Vertx vertx, EndedSessions ended, Concurrency concurrency) {
    this.vertx = vertx;
    this.ended = ended;
    this.concurrency = concurrency;
  }

  private record Stream(Person person, Concurrency.Occupancy occupancy) {}

  void watch(@Observes StartupEvent start) {
    vertx.setPeriodic(LOOK_MILLIS, look -> look());
  }

  /** Notes a socket that opens; refuses one too many. */
  void add(HttpConnection connection, Person person, String address) {
    remove(connection);
    Concurrency.Occupancy occupancy = concurrency.stream();
    occupancy.enter(address);
    occupancy.enter(person);
    open.put(connection, new Stream(person, occupancy));
    // a connection that has become a socket's does not tell its own handlers
    ((ConnectionBase) connection).channel().closeFuture().addListener(closed -> remove(connection));
  }

  /** The socket is closed, or did not open after all. */
  void remove(HttpConnection connection) {
    Optional.ofNullable(open.remove(connection)).ifPresent(stream -> stream.occupancy().leave());
  }

  private void look() {
    Instant now = realTime.instant();
    open.forEach(
        (connection, stream) -> {
          Person person = stream.person();
          if (!person.expiresAt().isAfter(now) || ended.contain(person)) {
            remove(connection);
            connection.close();
          }
        });
  }
}
