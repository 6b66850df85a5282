package io.tenantry.gateway.forward;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The services, and the connections to them. */
@ApplicationScoped
public class Upstreams {
  private static final long DOCUMENT_TIMEOUT_MILLIS = 3_000;
  private final HttpClient client;
  private final ForwardSettings settings;
  private final Map<String, URI> addresses = new TreeMap<>();

  Upstreams(Vertx vertx, ForwardSettings settings, ServiceAddresses services) {
    this.settings = settings;
    services.addresses().forEach(this::put);
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(settings.connections())
                .setMaxWaitQueueSize(settings.connections() * 8)
                .setKeepAliveTimeout(60)
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis())));
  }

  private void put(String name, String url) {
    if (!url.equals(ServiceAddresses.ABSENT)) {
      addresses.put(name, URI.create(url));
    }
  }

  /** The names of the services that exist. */
  public Set<String> names() {
    return addresses.keySet();
  }

  /** Whether a service is part of this installation. */
  public boolean has(String service) {
    return addresses.containsKey(service);
  }

  HttpClient client() {
    return client;
  }

  /** A request to a service. Nothing has been sent when it fails, so it is tried once more. */
  Future<HttpClientRequest> open(String service) {
    RequestOptions options = to(service).setIdleTimeout(settings.answerTimeout().toMillis());
    return client.request(options).recover(failure -> client.request(options));
  }

  /** A request to a service that stays open. */
  Future<HttpClientRequest> openStream(String service) {
    return client.request(to(service));
  }

  /** A document of a service itself, such as its API description. */
  public Future<HttpClientRequest> document(String service, String path) {
    return client.request(
        to(service)
            .setMethod(HttpMethod.GET)
            .setURI(path)
            // tracing fails on a request without any header
            .putHeader("Accept", "application/json")
            .setTimeout(DOCUMENT_TIMEOUT_MILLIS));
  }

  private RequestOptions to(String service) {
    URI address =
        Optional.ofNullable(addresses.get(service))
            .orElseThrow(() -> new IllegalArgumentException("No such service: " + service));
    boolean secure = "https".equals(address.getScheme());
    int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
    return new RequestOptions()
        .setHost(address.getHost())
        .setPort(port)
        .setSsl(secure)
        .setConnectTimeout(settings.connectTimeout().toMillis());
  }
}
