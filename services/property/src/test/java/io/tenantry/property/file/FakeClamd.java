package io.tenantry.property.file;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Speaks clamd's INSTREAM: finds the word VIRUS, and hangs up once on each file that says HANGUP.
 */
public final class FakeClamd implements QuarkusTestResourceLifecycleManager {
  private final Set<String> hungUp = ConcurrentHashMap.newKeySet();
  private ServerSocket server;

  @Override
  public Map<String, String> start() {
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::serve);
    return Map.of("tenantry.files.clamd", "127.0.0.1:" + server.getLocalPort());
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        answer(client);
      } catch (IOException e) {
        // the next one
      }
    }
  }

  private void answer(Socket client) throws IOException {
    var in = new DataInputStream(client.getInputStream());
    in.readNBytes("zINSTREAM\0".length());
    var content = new StringBuilder();
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }
    String text = content.toString();
    if (text.contains("HANGUP") && hungUp.add(text)) {
      return;
    }
    String finding = text.contains("VIRUS") ? "stream: Test.Virus FOUND\0" : "stream: OK\0";
    client.getOutputStream().write(finding.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
