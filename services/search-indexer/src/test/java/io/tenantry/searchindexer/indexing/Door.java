package io.tenantry.searchindexer.indexing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.platform.testing.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before Elasticsearch; shut, it hangs up on everybody. Its state lives in a system
 * property, as tests have class loaders of their own.
 */
public final class Door implements QuarkusTestResourceLifecycleManager {
  private static final String SHUT = "tenantry.test.door-shut";
  private static final URI ELASTICSEARCH =
      URI.create(LocalStack.accounts().path("elasticsearch").asText());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket server;

  static void shut() {
    System.setProperty(SHUT, "true");
  }

  static void open() {
    System.clearProperty(SHUT);
  }

  /** After the resource that says where Elasticsearch really is. */
  @Override
  public int order() {
    return 10;
  }

  @Override
  public Map<String, String> start() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open();
    Thread.ofVirtual().start(this::accept);
    Thread.ofVirtual().start(this::watch);
    return Map.of("tenantry.search.elasticsearch", "http://localhost:" + server.getLocalPort());
  }

  private static boolean isShut() {
    return System.getProperty(SHUT) != null;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        if (isShut()) {
          caller.close();
        } else {
          Socket called = new Socket(ELASTICSEARCH.getHost(), ELASTICSEARCH.getPort());
          pass(caller, called);
          pass(called, caller);
        }
      } catch (IOException e) {
        // closed, or Elasticsearch is really away: the caller notices
      }
    }
  }

  private void pass(Socket from, Socket to) {
    open.add(from);
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException e) {
                // hung up
              } finally {
                open.remove(from);
              }
            });
  }

  private void watch() {
    while (!server.isClosed()) {
      if (isShut()) {
        open.forEach(Door::hangUp);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone already
    }
  }

  @Override
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
