package io.tenantry.stripesim;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint that believes only what carries a valid signature, checked by Stripe's own code. */
final class WebhookSink implements AutoCloseable {
  private final HttpServer server;
  private final String secret;
  private final List<Event> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  WebhookSink(String secret) {
    this.secret = secret;
    try {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/hook", this::take);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/hook";
  }

  /** The next so many deliveries are answered with 500. */
  void refuse(int deliveries) {
    refusals.set(deliveries);
  }

  List<Event> received() {
    return List.copyOf(received);
  }

  List<String> types() {
    return received.stream().map(Event::getType).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status(payload, exchange), -1);
    exchange.close();
  }

  private int status(String payload, HttpExchange exchange) {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return 500;
    }
    try {
      String header = exchange.getRequestHeaders().getFirst("Stripe-Signature");
      received.add(Webhook.constructEvent(payload, header, secret));
      return 200;
    } catch (SignatureVerificationException e) {
      return 400;
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
