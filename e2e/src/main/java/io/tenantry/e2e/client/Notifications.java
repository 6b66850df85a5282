package io.tenantry.e2e.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A person's open notification socket, through the gateway. */
public final class Notifications implements WebSocket.Listener {
  private final List<String> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();

  private Notifications() {}

  /** Opens the socket with the person's token. */
  public static Notifications open(Person person) {
    var listener = new Notifications();
    String url = person.fleet().url("gateway").replaceFirst("^http", "ws") + "/ws/notifications";
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + person.token())
        .connectTimeout(Duration.ofSeconds(5))
        .buildAsync(URI.create(url), listener)
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
    return listener;
  }

  /** Waits for a frame of this type. */
  public String await(String type) {
    return Eventually.see(
            "a notification " + type,
            Duration.ofSeconds(15),
            () -> List.copyOf(frames),
            seen -> seen.stream().anyMatch(frame -> frame.contains("\"" + type + "\"")))
        .stream()
        .filter(frame -> frame.contains("\"" + type + "\""))
        .findFirst()
        .orElseThrow();
  }

  /** Waits so long for a frame that says all of this. */
  public String await(Duration within, String... words) {
    return Eventually.see(
            "a notification with " + List.of(words),
            within,
            () -> frames.stream().filter(frame -> saysAll(frame, words)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static boolean saysAll(String frame, String... words) {
    return Stream.of(words).allMatch(frame::contains);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(partial.toString());
      partial.setLength(0);
    }
    socket.request(1);
    return null;
  }
}
