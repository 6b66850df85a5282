package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.fleet.Operations;
import io.tenantry.e2e.fleet.Operations.Operation;
import io.tenantry.e2e.fleet.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The served API document against the list of endpoints that clients were promised. */
class ContractE2eTest {
  private static final String PROMISED = "gateway/src/test/resources/requirements/endpoints.csv";

  /** Decision C-04: the stricter of two limits. */
  private static final Map<String, String> DECIDED =
      Map.of("POST /api/v1/auth/register", "3/1h/ip");

  private final Fleet fleet = Fleet.running();
  private final Rights rights = new Rights(fleet);

  /** One promised endpoint: only what the first six columns say. */
  private record Promise(
      String context, String method, String path, String auth, String role, String limit) {
    static Promise of(String line) {
      String[] fields = line.split(",", -1);
      return new Promise(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
    }

    /** The command centre is served under the version like everything else (decision C-37). */
    String name() {
      return method + " " + shape(path.replace("/api/command-center", "/api/v1/command-center"));
    }
  }

  @Test
  void every_promised_endpoint_is_in_the_document() throws IOException {
    Map<String, Operation> served = served();
    List<String> missing =
        promises().stream()
            .filter(promise -> promise.path().startsWith("/api/"))
            .map(Promise::name)
            .filter(name -> !served.containsKey(name))
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void accounts_and_organizations_are_served_as_promised() throws IOException {
    List<Promise> promises = promises("auth");
    assertThat(promises).hasSizeGreaterThanOrEqualTo(32);
    assertThat(differences(promises, "")).isEmpty();
  }

  @Test
  void the_catalogue_is_served_as_promised() throws IOException {
    List<Promise> promises = promises("property");
    assertThat(promises).hasSizeGreaterThanOrEqualTo(22);
    assertThat(differences(promises, "other")).isEmpty();
  }

  /**
   * Returns the differences from the list of promises.
   *
   * @param unnamed who may do what the list names no role for
   */
  private List<String> differences(List<Promise> promises, String unnamed) {
    Map<String, Operation> served = served();
    List<String> differences = new ArrayList<>();
    for (Promise promise : promises) {
      Operation operation = served.get(promise.name());
      if (operation.description().path("x-not-implemented").asBoolean()) {
        differences.add(promise.name() + " is not implemented");
        continue;
      }
      String role = promise.role().isEmpty() ? unnamed : promise.role();
      compare(differences, promise, "auth", auth(promise), auth(operation));
      compare(differences, promise, "role", role, role(operation));
      compare(differences, promise, "limit", limit(promise), limit(operation, limit(promise)));
    }
    return differences;
  }

  private static void compare(
      List<String> differences, Promise promise, String what, String promised, String served) {
    if (!promised.equals(served)) {
      differences.add(
          "%s: %s is %s, was promised %s".formatted(promise.name(), what, served, promised));
    }
  }

  /** Refreshing is authenticated by the refresh token itself (decision A-01). */
  private static String auth(Promise promise) {
    return promise.path().equals("/api/v1/auth/refresh") ? "No" : promise.auth();
  }

  private static String auth(Operation operation) {
    return operation.isPublic() ? "No" : "Yes";
  }

  /** The words of the list for who holds the rights: system, admin+, or anybody. */
  private String role(Operation operation) {
    if (operation.permissions().isEmpty()
        || operation.permissions().stream().allMatch(right -> right.startsWith("api-keys:"))) {
      return "";
    }
    boolean platform = rights.has("platform_admin", operation.permissions());
    boolean administrators =
        rights.has("owner", operation.permissions())
            && rights.has("admin", operation.permissions())
            && !rights.has("manager", operation.permissions());
    return platform ? "system" : administrators ? "admin+" : "other";
  }

  private static String limit(Promise promise) {
    String said =
        promise
            .limit()
            .replace("/IP", "/ip")
            .replace("15min", "15m")
            .replace("/hr", "/1h")
            .replace("/min", "/1m");
    return DECIDED.getOrDefault(promise.name(), said);
  }

  /** Of callers without a token only the address is known: the list does not always say so. */
  private static String limit(Operation operation, String promised) {
    String served = operation.description().path("x-rate-limit").asText();
    return operation.isPublic() && !promised.endsWith("/ip") ? served.replace("/ip", "") : served;
  }

  private Map<String, Operation> served() {
    return Operations.documented(fleet.url("gateway")).stream()
        .collect(
            Collectors.toMap(
                operation -> operation.method() + " " + shape(operation.path()),
                Function.identity()));
  }

  private List<Promise> promises(String context) throws IOException {
    return promises().stream().filter(promise -> promise.context().equals(context)).toList();
  }

  private List<Promise> promises() throws IOException {
    return Files.readAllLines(fleet.root().resolve(PROMISED)).stream()
        .skip(1)
        .map(Promise::of)
        .toList();
  }

  /** A path whatever its parameters are called, with or without a slash at the end. */
  private static String shape(String path) {
    return path.replaceAll("\\{[^}]*}", "{}").replaceAll("/$", "");
  }
}
