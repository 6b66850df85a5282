package io.tenantry.gateway.forward;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The services, and the connections to them. */
@Singleton
public class Upstreams {
  private static final long QUESTION_TIMEOUT_MILLIS = 3_000;
  private final Vertx vertx;
  // each thread has its own: a connection of another's would cost two changes of threads a request
  private final ThreadLocal<HttpClient> clients;
  // a stream keeps its connection: streams must not use up those of requests
  private final HttpClient streams;
  private final ForwardSettings settings;
  private final Map<String, Replicas> services = new TreeMap<>();

  Upstreams(Vertx vertx, ForwardSettings settings, ServiceAddresses addresses) {
    this.vertx = vertx;
    this.settings = settings;
    clients =
        ThreadLocal.withInitial(() -> vertx.createHttpClient(options(settings.connections())));
    streams = vertx.createHttpClient(options(settings.streams()));
    addresses.addresses().forEach(this::put);
  }

  private void put(String name, String urls) {
    if (!urls.equals(ServiceAddresses.ABSENT)) {
      services.put(
          name,
          new Replicas(
              Arrays.stream(urls.split(",", -1))
                  .map(url -> new Replica(vertx, URI.create(url.trim())))
                  .toList()));
    }
  }

  /** The names of the services that exist. */
  public Set<String> names() {
    return services.keySet();
  }

  /** True when a service is part of this installation. */
  public boolean has(String service) {
    return services.containsKey(service);
  }

  /** Returns the number of instances of a service. */
  int replicas(String service) {
    return of(service).size();
  }

  /**
   * A request to a service. Nothing has been sent when it fails.
   *
   * @param last the instance that has just failed, if one has
   */
  Future<Replicas.Opened> open(String service, Optional<Replica> last) {
    return of(service)
        .open(clients.get(), options().setIdleTimeout(settings.answerTimeout().toMillis()), last);
  }

  HttpClient streams() {
    return streams;
  }

  /** A request to a service that stays open. */
  Future<HttpClientRequest> openStream(String service) {
    return of(service).open(streams, options(), Optional.empty()).map(Replicas.Opened::request);
  }

  /** A question of the gateway itself to a service; it may take seconds at most. */
  public Future<HttpClientRequest> ask(String service, HttpMethod method, String path) {
    return of(service)
        .open(
            clients.get(),
            options()
                .setMethod(method)
                .setURI(path)
                // tracing fails on a request without any header
                .putHeader("Accept", "application/json")
                .setConnectTimeout(QUESTION_TIMEOUT_MILLIS)
                .setTimeout(QUESTION_TIMEOUT_MILLIS),
            Optional.empty())
        .map(Replicas.Opened::request);
  }

  private Replicas of(String service) {
    return Optional.ofNullable(services.get(service))
        .orElseThrow(() -> new IllegalArgumentException("No such service: " + service));
  }

  private RequestOptions options() {
    return new RequestOptions().setConnectTimeout(settings.waitTimeout().toMillis());
  }

  private HttpClientOptions options(int connections) {
    return new HttpClientOptions()
        .setMaxPoolSize(connections)
        .setMaxWaitQueueSize(connections * 8)
        .setKeepAliveTimeout(60)
        .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
  }
}
