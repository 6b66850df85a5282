package io.tenantry.razorpaysim;

import com.razorpay.RazorpayClient;
import com.razorpay.RazorpayException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A simulator on a free port, an endpoint for its webhooks, and Razorpay's client for it. */
final class Bench implements AutoCloseable {
  static final String KEY_ID = "rzp_test_bench";
  static final String KEY_SECRET = "secret_of_bench";
  static final String WEBHOOK_SECRET = "webhook_secret_of_bench";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A webhook as it came. */
  record Delivered(String id, String signature, String body) {}

  final List<Delivered> delivered = new CopyOnWriteArrayList<>();
  private final HttpServer sink = sink();
  private final Settings settings =
      new Settings(
          freePort(),
          KEY_ID,
          KEY_SECRET,
          WEBHOOK_SECRET,
          Optional.of("http://localhost:" + sink.getAddress().getPort() + "/"),
          temporaryDirectory());
  private RazorpaySimulator simulator = RazorpaySimulator.start(settings);
  private volatile int answer = 200;

  String url() {
    return "http://localhost:" + settings.port();
  }

  /** What the endpoint answers from now on. */
  void answers(int status) {
    answer = status;
  }

  void restart() {
    simulator.close();
    simulator = RazorpaySimulator.start(settings);
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

  void lever(String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(url() + "/_sim/" + path))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    exchange(request);
  }

  HttpResponse<String> send(String url, String type, String body) {
    return exchange(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory(Path.of("target"), "data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HttpResponse<String> exchange(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpServer sink() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var headers = exchange.getRequestHeaders();
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            delivered.add(
                new Delivered(
                    headers.getFirst("x-razorpay-event-id"),
                    headers.getFirst("X-Razorpay-Signature"),
                    body));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    simulator.close();
    sink.stop(0);
  }
}
