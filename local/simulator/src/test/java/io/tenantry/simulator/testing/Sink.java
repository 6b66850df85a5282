package io.tenantry.simulator.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** An endpoint for webhooks. */
public final class Sink implements AutoCloseable {
  private final HttpServer server;
  private final Judge judge;

  /** Says what a delivery is answered with. */
  @FunctionalInterface
  public interface Judge {
    /** The status. */
    int status(Headers headers, String body);
  }

  /** Listens at once. */
  public Sink(Judge judge) {
    this.judge = judge;
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/hook", this::take);
    server.start();
  }

  /** Returns the address for deliveries. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/hook";
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(judge.status(exchange.getRequestHeaders(), body), -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
