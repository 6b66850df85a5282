package io.tenantry.razorpaysim;

import com.razorpay.RazorpayClient;
import com.razorpay.RazorpayException;
import com.sun.net.httpserver.Headers;
import io.tenantry.simulator.Place;
import io.tenantry.simulator.Simulator;
import io.tenantry.simulator.testing.Http;
import io.tenantry.simulator.testing.Scratch;
import io.tenantry.simulator.testing.Sink;
import java.lang.reflect.Field;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A simulator on a free port, an endpoint for its webhooks, and Razorpay's client for it. */
final class Bench implements AutoCloseable {
  static final String KEY_ID = "rzp_test_bench";
  static final String KEY_SECRET = "secret_of_bench";
  static final String WEBHOOK_SECRET = "webhook_secret_of_bench";

  /** A webhook as it came. */
  record Delivered(String id, String signature, String body) {}

  final List<Delivered> delivered = new CopyOnWriteArrayList<>();
  private final Sink sink = new Sink(this::take);
  private final Settings settings =
      new Settings(
          new Place(
              Place.LOOPBACK,
              Scratch.port(),
              Optional.of(sink.url()),
              Set.of(),
              Scratch.directory()),
          KEY_ID,
          KEY_SECRET,
          WEBHOOK_SECRET);
  private Simulator simulator = start();
  private volatile int answer = 200;

  String url() {
    return "http://localhost:" + settings.place().port();
  }

  /** Sets the status that the endpoint answers from now on. */
  void answers(int status) {
    answer = status;
  }

  void restart() {
    simulator.close();
    simulator = start();
  }

  RazorpayClient client() throws RazorpayException {
    return client(url(), KEY_SECRET);
  }

  /** Its client speaks with one address only; see the README. */
  static RazorpayClient client(String url, String secret) throws RazorpayException {
    HttpUrl base = HttpUrl.get(url);
    var http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  var here =
                      chain
                          .request()
                          .url()
                          .newBuilder()
                          .scheme(base.scheme())
                          .host(base.host())
                          .port(base.port())
                          .build();
                  return chain.proceed(chain.request().newBuilder().url(here).build());
                })
            .build();
    try {
      Field field = Class.forName("com.razorpay.ApiUtils").getDeclaredField("client");
      field.setAccessible(true);
      field.set(null, http);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return new RazorpayClient(KEY_ID, secret);
  }

  /** Presses a button on the page of an order, as a script. */
  HttpResponse<String> press(String order, String button) {
    return send(
        url() + "/v1/checkout/embedded?key_id=" + KEY_ID + "&order_id=" + order,
        "application/json",
        "{\"press\": \"" + button + "\"}");
  }

  HttpResponse<String> send(String url, String type, String body) {
    return Http.send("POST", url, type, body);
  }

  private int take(Headers headers, String body) {
    delivered.add(
        new Delivered(
            headers.getFirst("x-razorpay-event-id"),
            headers.getFirst("X-Razorpay-Signature"),
            body));
    return answer;
  }

  private Simulator start() {
    return Simulator.start(settings.place(), new Razorpay(settings));
  }

  @Override
  public void close() {
    simulator.close();
    sink.close();
  }
}
