package io.tenantry.notification;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client's notification socket. */
public final class Socket implements WebSocket.Listener, AutoCloseable {
  private final List<String> frames = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  private Socket() {}

  /** Opens it with a token in the header. */
  public static Socket open(URI uri, String query, String token) {
    return connect(builder().header("Authorization", "Bearer " + token), uri, query);
  }

  /** Opens it as a browser does, which cannot set headers. */
  public static Socket asBrowser(URI uri, String token) {
    return connect(builder().subprotocols("tenantry", "bearer." + token), uri, "");
  }

  public List<String> frames() {
    return List.copyOf(frames);
  }

  public String subprotocol() {
    return socket.getSubprotocol();
  }

  public boolean isClosed() {
    return socket.isInputClosed();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static WebSocket.Builder builder() {
    return HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
  }

  private static Socket connect(WebSocket.Builder builder, URI uri, String query) {
    Socket opened = new Socket();
    opened.socket = builder.buildAsync(URI.create(uri + query), opened).join();
    return opened;
  }
}
