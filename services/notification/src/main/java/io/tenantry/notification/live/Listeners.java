package io.tenantry.notification.live;

import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Sockets connected to this replica. A person may listen with several devices. */
@ApplicationScoped
class Listeners {
  private static final Logger LOG = Logger.getLogger(Listeners.class);
  private final Map<UUID, Set<WebSocketConnection>> byPerson = new ConcurrentHashMap<>();

  void add(UUID person, WebSocketConnection connection) {
    byPerson.compute(
        person,
        (id, open) -> {
          Set<WebSocketConnection> all = open == null ? ConcurrentHashMap.newKeySet() : open;
          all.add(connection);
          return all;
        });
  }

  void remove(UUID person, WebSocketConnection connection) {
    byPerson.computeIfPresent(
        person,
        (id, open) -> {
          open.remove(connection);
          return open.isEmpty() ? null : open;
        });
  }

  /** Sends to all devices of a person that are connected here. */
  void send(UUID person, String frame) {
    byPerson.getOrDefault(person, Set.of()).forEach(connection -> send(connection, frame));
  }

  private static void send(WebSocketConnection connection, String frame) {
    connection
        .sendText(frame)
        .subscribe()
        .with(
            sent -> {},
            failure -> LOG.debugf("Connection %s is gone: %s", connection.id(), failure));
  }
}
