package io.tenantry.notification.live;

import io.quarkus.security.Authenticated;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Multi;
import io.tenantry.notification.feed.Notifications;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.identity.CallerOfRequest;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Pushes notifications as they come. A client that was away connects with {@code ?since=<createdAt
 * of the last one>} and gets what it missed first; it may see one twice and tells them apart by id.
 */
@Authenticated
@WebSocket(path = "/ws/notifications")
public class NotificationSocket {
  private static final TypedKey<String> PERSON = TypedKey.forString("person");
  private static final Pattern SINCE = Pattern.compile("(?:^|&)since=([^&]+)");

  private final Listeners listeners;
  private final Notifications notifications;
  private final Fanout fanout;
  private final CallerOfRequest callers;

  NotificationSocket(
      Listeners listeners, Notifications notifications, Fanout fanout, CallerOfRequest callers) {
    this.listeners = listeners;
    this.notifications = notifications;
    this.fanout = fanout;
    this.callers = callers;
  }

  @OnOpen
  Multi<String> open(WebSocketConnection connection) {
    Caller caller = callers.caller();
    connection.userData().put(PERSON, caller.id().toString());
    listeners.add(caller.id(), connection);
    return since(connection)
        .map(moment -> missed(caller, moment))
        .orElseGet(() -> Multi.createFrom().empty());
  }

  /** Nothing is expected from the client; some send keep-alives. */
  @OnTextMessage
  void ignore(String message) {}

  @OnClose
  void close(WebSocketConnection connection) {
    listeners.remove(UUID.fromString(connection.userData().get(PERSON)), connection);
  }

  private Multi<String> missed(Caller caller, Instant since) {
    return notifications
        .since(caller, since)
        .onItem()
        .transformToMulti(list -> Multi.createFrom().iterable(list))
        .map(fanout::frame);
  }

  private static Optional<Instant> since(WebSocketConnection connection) {
    String query = connection.handshakeRequest().query();
    var given = SINCE.matcher(query == null ? "" : URI.create("?" + query).getQuery());
    try {
      return given.find() ? Optional.of(Instant.parse(given.group(1))) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
