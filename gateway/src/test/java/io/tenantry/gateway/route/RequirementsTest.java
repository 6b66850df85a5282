package io.tenantry.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The route table beside the table of required operations (a copy, with the decisions applied). */
class RequirementsTest {
  private static final Pattern RATE = Pattern.compile("(\\d+)/(\\d*)(min|hr)(/IP)?");
  private static final Set<String> SAYS_NOTHING = Set.of("", "unspecified", "N/A");

  /** Limits that decisions.md sets otherwise than the table. */
  private static final Map<String, String> DECIDED =
      Map.ofEntries(
          Map.entry("POST /api/v1/auth/register", "3/1h/ip"), // C-04
          Map.entry("GET /api/v1/payments", "30/1m"), // C-06
          Map.entry("POST /api/v1/payments", "10/1m"),
          Map.entry("GET /api/v1/payments/{id}", "30/1m"),
          Map.entry("POST /api/v1/payments/initiate", "10/1m"),
          Map.entry("POST /api/v1/payments/{id}/verify", "30/1m"),
          Map.entry("GET /api/v1/payments/methods", "30/1m"),
          Map.entry("GET /api/v1/payments/mandates", "30/1m"),
          Map.entry("POST /api/v1/payments/webhooks/razorpay", "1000/1m/ip"), // C-08
          Map.entry("POST /api/v1/payments/webhooks/cashfree", "1000/1m/ip"),
          Map.entry("GET /api/v1/reports/{id}/export", "5/5m"), // C-05
          // a refresh token is what identifies: the access token has usually expired
          Map.entry("POST /api/v1/auth/refresh", "60/1m/ip"));

  /** Operations that are not called by a signed-in person although the table says so. */
  private static final Set<String> BY_OTHER_MEANS =
      Set.of("POST /api/v1/auth/refresh", "POST /api/v2/communications/inbound");

  private final RouteTable table = new RouteTable();

  /** A line of the table. */
  record Required(String method, String path, String auth, String rate) {
    static Required of(String line) {
      String[] fields = line.split(",", 8);
      return new Required(fields[1], underApi(fields[2]), fields[3], fields[5]);
    }

    /** Three operations came without their prefix (decisions.md C-37). */
    private static String underApi(String path) {
      return path.startsWith("/api/v") ? path : "/api/v1" + path.replaceFirst("^/api", "");
    }

    String operation() {
      return method + " " + path;
    }
  }

  static List<Required> required() {
    var stream = RequirementsTest.class.getResourceAsStream("/requirements/endpoints.csv");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Required::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("required")
  void a_required_operation_has_a_route_with_and_without_a_slash_at_its_end(Required operation) {
    String path = operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    HttpMethod method = HttpMethod.valueOf(operation.method());
    assertThat(table.find(method, path)).isInstanceOf(Match.Found.class);
    assertThat(table.find(method, path + "/")).isEqualTo(table.find(method, path));
    assertThat(route(operation).path().replaceAll("\\{[^}]+}", "{}"))
        .isEqualTo(operation.path().replaceAll("\\{[^}]+}", "{}"));
  }

  @ParameterizedTest
  @MethodSource("required")
  void it_asks_for_a_token_where_that_is_required_and_only_there(Required operation) {
    boolean token =
        !operation.auth().startsWith("No") && !BY_OTHER_MEANS.contains(operation.operation());
    assertThat(route(operation).access() == Access.TOKEN).isEqualTo(token);
  }

  @ParameterizedTest
  @MethodSource("required")
  void it_has_the_limit_that_is_required_or_was_decided(Required operation) {
    Optional<Limit> limit =
        Optional.ofNullable(DECIDED.get(operation.operation()))
            .or(() -> stated(operation))
            .map(Limit::of);
    if (limit.isPresent()) {
      assertThat(route(operation).limit()).isEqualTo(limit);
    }
  }

  private static Optional<String> stated(Required operation) {
    if (SAYS_NOTHING.contains(operation.rate())) {
      return Optional.empty();
    }
    Matcher rate = RATE.matcher(operation.rate());
    assertThat(rate.matches()).as(operation.rate()).isTrue();
    boolean byAddress = rate.group(4) != null || operation.auth().startsWith("No");
    return Optional.of(
        rate.group(1)
            + "/"
            + (rate.group(2).isEmpty() ? "1" : rate.group(2))
            + (rate.group(3).equals("min") ? "m" : "h")
            + (byAddress ? "/ip" : ""));
  }

  private Route route(Required operation) {
    String path = operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    HttpMethod method = HttpMethod.valueOf(operation.method());
    return ((Match.Found) table.find(method, path)).route();
  }
}
