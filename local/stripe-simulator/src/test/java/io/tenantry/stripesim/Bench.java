package io.tenantry.stripesim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import io.tenantry.simulator.Place;
import io.tenantry.simulator.Simulator;
import io.tenantry.simulator.testing.Http;
import io.tenantry.simulator.testing.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/** A simulator on a free port, an endpoint for its webhooks, and Stripe's client for it. */
final class Bench implements AutoCloseable {
  static final String SECRET_KEY = "sk_test_bench";
  static final String WEBHOOK_SECRET = "whsec_bench";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Settings settings;
  final WebhookSink sink = new WebhookSink(WEBHOOK_SECRET);
  private Simulator simulator;

  Bench() {
    var place =
        new Place(
            Place.LOOPBACK, Scratch.port(), Optional.of(sink.url()), Set.of(), Scratch.directory());
    settings = new Settings(place, "http://localhost:" + place.port(), SECRET_KEY, WEBHOOK_SECRET);
    simulator = start();
  }

  String url() {
    return settings.publicUrl();
  }

  StripeClient client() {
    return client(url(), SECRET_KEY);
  }

  static StripeClient client(String url, String key) {
    return StripeClient.builder().setApiKey(key).setApiBase(url).build();
  }

  void restart() {
    simulator.close();
    simulator = start();
  }

  private Simulator start() {
    return Simulator.start(settings.place(), new Stripe(settings));
  }

  Customer customer() throws StripeException {
    return client()
        .v1()
        .customers()
        .create(CustomerCreateParams.builder().setEmail("asha@example.com").build());
  }

  static SessionCreateParams.Builder rent(long amount) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setSuccessUrl("http://localhost/paid?session={CHECKOUT_SESSION_ID}")
        .setCancelUrl("http://localhost/cancelled")
        .addLineItem(
            SessionCreateParams.LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                    SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("inr")
                        .setUnitAmount(amount)
                        .setProductData(
                            SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName("First <month>")
                                .build())
                        .build())
                .build());
  }

  static PaymentIntentCreateParams.Builder charge(long amount, String method) {
    return PaymentIntentCreateParams.builder()
        .setAmount(amount)
        .setCurrency("usd")
        .setPaymentMethod(method)
        .setConfirm(true);
  }

  HttpResponse<String> pay(Session session, String card) {
    return send("POST", session.getUrl() + "/pay", "{\"card\": \"" + card + "\"}");
  }

  HttpResponse<String> form(String url, String body) {
    return Http.send("POST", url, "application/x-www-form-urlencoded", body);
  }

  HttpResponse<String> get(String url) {
    return Http.send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  void put(String path, String json) {
    int status = send("PUT", url() + path, json).statusCode();
    if (status != 204) {
      throw new IllegalStateException(path + " answered " + status);
    }
  }

  JsonNode charges() {
    return read(get(url() + "/_sim/charges").body());
  }

  /** An object as it travels, not as the client reads it. */
  JsonNode raw(String path) {
    return read(
        Http.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                    .header("Authorization", "Bearer " + SECRET_KEY)
                    .build())
            .body());
  }

  static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> send(String method, String url, String json) {
    return Http.send(method, url, "application/json", json);
  }

  @Override
  public void close() {
    simulator.close();
    sink.close();
  }
}
