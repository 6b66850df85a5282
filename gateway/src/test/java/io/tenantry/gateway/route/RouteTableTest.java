package io.tenantry.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
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

  private Route route(HttpMethod method, String path) {
    return ((Match.Found) table.find(method, path)).route();
  }
}
