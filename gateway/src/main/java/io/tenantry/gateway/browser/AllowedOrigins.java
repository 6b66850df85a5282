package io.tenantry.gateway.browser;

import io.quarkus.runtime.StartupEvent;
import io.tenantry.gateway.forward.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Origins whose pages may call the API: the installation's own, and those that organizations allow
 * in their settings. Auth is asked now and then; while it is away the last answer holds.
 */
@Singleton
class AllowedOrigins {
  private static final Logger LOG = Logger.getLogger(AllowedOrigins.class);
  private static final String AUTH = "auth";
  private static final String PATH = "/internal/v1/allowed-origins";
  // an origin and nothing else: no path, no wildcard, not "null"
  private static final Pattern ORIGIN =
      Pattern.compile("https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d{1,5})?");
  private static final int OK = 200;
  private final Upstreams upstreams;
  private final Set<String> ofInstallation;

  /** Each with the organizations that allow it. */
  private volatile Map<String, Set<String>> ofOrganizations = Map.of();

  AllowedOrigins(
      Upstreams upstreams,
      @ConfigProperty(name = "tenantry.origins.allowed") Optional<List<String>> ofInstallation) {
    this.upstreams = upstreams;
    this.ofInstallation = sane(ofInstallation.orElse(List.of()).stream());
  }

  /** True when pages of this origin may call. */
  boolean contain(String origin) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return ofInstallation.contains(lower) || ofOrganizations.containsKey(lower);
  }

  /** Returns whether pages of this origin may call with a token of this organization. */
  boolean containFor(String origin, String organization) {
    String lower = origin.toLowerCase(Locale.ROOT);
    return ofInstallation.contains(lower)
        || ofOrganizations.getOrDefault(lower, Set.of()).contains(organization);
  }

  void keepUpToDate(
      @Observes StartupEvent start,
      Vertx vertx,
      @ConfigProperty(name = "tenantry.origins.refreshed-every") Duration every) {
    if (upstreams.has(AUTH)) {
      refresh();
      vertx.setPeriodic(every.toMillis(), tick -> refresh());
    }
  }

  private void refresh() {
    upstreams
        .ask(AUTH, HttpMethod.GET, PATH)
        .compose(HttpClientRequest::send)
        .compose(AllowedOrigins::read)
        .onSuccess(origins -> ofOrganizations = origins)
        .onFailure(failure -> LOG.debugf("Allowed origins stay as they were: %s", failure));
  }

  private static Future<Map<String, Set<String>>> read(HttpClientResponse response) {
    return response.statusCode() == OK
        ? response.body().map(Buffer::toJsonObject).map(AllowedOrigins::origins)
        : Future.failedFuture("Auth answered " + response.statusCode());
  }

  private static Map<String, Set<String>> origins(JsonObject answer) {
    JsonObject organizations = answer.getJsonObject("organizations", new JsonObject());
    return sane(answer.getJsonArray("origins").stream().map(Object::toString)).stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(),
                origin ->
                    organizations.getJsonArray(origin, new JsonArray()).stream()
                        .map(Object::toString)
                        .collect(Collectors.toUnmodifiableSet())));
  }

  private static Set<String> sane(Stream<String> texts) {
    return texts
        .map(text -> text.trim().toLowerCase(Locale.ROOT))
        .filter(text -> ORIGIN.matcher(text).matches())
        .collect(Collectors.toUnmodifiableSet());
  }
}
