package io.tenantry.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private final RouteTable table = new RouteTable();

  @Test
  void a_literal_segment_wins_over_a_parameter_wherever_it_stands() {
    assertThat(route(HttpMethod.GET, "/api/v1/tenants/leases").services()).containsExactly("lease");
    assertThat(route(HttpMethod.GET, "/api/v1/tenants/42").services()).containsExactly("auth");
    assertThat(route(HttpMethod.GET, "/api/v1/invoices/overdue").path())
        .isEqualTo("/api/v1/invoices/overdue");
    assertThat(route(HttpMethod.GET, "/api/v1/invoices/42").path())
        .isEqualTo("/api/v1/invoices/{id}");
  }

  @Test
  void a_method_the_literal_lacks_is_looked_for_under_the_parameter() {
    assertThat(route(HttpMethod.DELETE, "/api/v1/invoices/overdue").path())
        .isEqualTo("/api/v1/invoices/{id}");
  }

  @Test
  void a_trailing_slash_makes_no_difference() {
    assertThat(route(HttpMethod.POST, "/api/v1/auth/login/"))
        .isEqualTo(route(HttpMethod.POST, "/api/v1/auth/login"));
  }

  @Test
  void head_goes_where_get_goes() {
    assertThat(route(HttpMethod.HEAD, "/api/v1/bookings").method()).isEqualTo(HttpMethod.GET);
  }

  @Test
  void a_known_path_with_another_method_says_which_it_takes() {
    assertThat(table.find(HttpMethod.DELETE, "/api/v1/auth/login"))
        .isEqualTo(new Match.WrongMethod(Set.of(HttpMethod.POST)));
  }

  @Test
  void what_is_not_in_the_table_is_unknown() {
    for (String path : List.of("/", "/api", "/api/v1/none", "/api/v1//bookings", "/q/metrics")) {
      assertThat(table.find(HttpMethod.GET, path)).isInstanceOf(Match.Unknown.class);
    }
  }

  @Test
  void what_anybody_may_call_is_limited_by_address() {
    assertThat(table.all())
        .filteredOn(route -> route.access() != Access.TOKEN && route.limit().isPresent())
        .allMatch(route -> route.limit().orElseThrow().byAddress());
  }

  @Test
  void only_these_operations_are_open_to_anybody() {
    assertThat(table.all())
        .filteredOn(route -> route.access() == Access.OPEN)
        .extracting(Route::path)
        .allMatch(
            path ->
                path.startsWith("/api/v1/payments/webhooks/")
                    || path.equals("/api/v2/communications/inbound")
                    || path.startsWith("/api/v1/auth/"));
    assertThat(route(HttpMethod.POST, "/api/v1/auth/logout").access()).isEqualTo(Access.TOKEN);
  }

  @Test
  void every_operation_of_the_requirements_has_a_route() throws IOException {
    Path requirements = requirements();
    assumeTrue(Files.exists(requirements), "the requirements are not beside this repository");
    List<String> operations =
        Files.readAllLines(requirements).stream()
            .skip(1)
            .map(line -> line.split(",", 4))
            .map(fields -> fields[1] + " " + underApi(fields[2]))
            .toList();
    assertThat(operations).hasSizeGreaterThan(300).allSatisfy(this::isRouted);
  }

  private void isRouted(String operation) {
    String[] parts = operation.split(" ", 2);
    String path = parts[1].replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    assertThat(table.find(HttpMethod.valueOf(parts[0]), path))
        .as(operation)
        .isInstanceOf(Match.Found.class);
  }

  /** Three operations came without their prefix (decisions.md C-37). */
  private static String underApi(String path) {
    return path.startsWith("/api/v") ? path : "/api/v1" + path.replaceFirst("^/api", "");
  }

  private static Path requirements() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("shared"))) {
      folder = folder.getParent();
    }
    return folder.resolve("shared/requirements/endpoints.csv");
  }

  private Route route(HttpMethod method, String path) {
    return ((Match.Found) table.find(method, path)).route();
  }
}
