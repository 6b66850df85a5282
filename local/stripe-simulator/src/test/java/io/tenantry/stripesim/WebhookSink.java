package io.tenantry.stripesim;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.Headers;
import io.tenantry.simulator.testing.Sink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint that believes only what carries a valid signature, checked by Stripe's own code. */
final class WebhookSink implements AutoCloseable {
  private final Sink sink = new Sink(this::status);
  private final String secret;
  private final List<Event> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  WebhookSink(String secret) {
    this.secret = secret;
  }

  String url() {
    return sink.url();
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

  private int status(Headers headers, String payload) {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return 500;
    }
    try {
      String header = headers.getFirst("Stripe-Signature");
      received.add(Webhook.constructEvent(payload, header, secret));
      return 200;
    } catch (SignatureVerificationException e) {
      return 400;
    }
  }

  @Override
  public void close() {
    sink.close();
  }
}
