package io.tenantry.gateway.apidocs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tenantry.gateway.fleet.TestFleet;
import io.tenantry.gateway.route.RouteTable;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class ApiDocumentsIT {
  private static final String PLANNED = "x-not-implemented";

  @Test
  void the_services_describe_themselves_in_one_document_and_who_is_silent_is_named() {
    given()
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("openapi", equalTo("3.1.0"))
        .body("paths", hasKey("/api/v1/of/knowing"))
        .body("paths", hasKey("/api/v1/of/unknowing"))
        .body("x-services-not-answering", contains("auth", "payment"));
  }

  @Test
  void an_operation_says_who_may_call_it_how_often_and_whether_it_is_there() {
    JsonPath document = given().get("/q/openapi").jsonPath();
    assertThat(document.getList("paths.'/api/v1/bookings'.get.security.bearer[0]"))
        .containsExactly("booking:read");
    assertThat(document.getString("paths.'/api/v1/bookings'.get.x-access")).isEqualTo("token");
    assertThat(document.getString("paths.'/api/v1/auth/login'.post.x-rate-limit"))
        .isEqualTo("5/15m/ip");
    assertThat(document.getBoolean("paths.'/api/v1/command-center'.get.x-not-implemented"))
        .isTrue();
    assertThat(document.getMap("paths.'/api/v1/bookings'.get")).doesNotContainKey(PLANNED);
    // a service that is silent now may well have it
    assertThat(document.getMap("paths.'/api/v1/payments'.get")).doesNotContainKey(PLANNED);
  }

  @Test
  void every_operation_of_the_route_table_is_in_the_document() {
    Map<String, Map<String, Object>> paths = given().get("/q/openapi").jsonPath().getMap("paths");
    assertThat(new RouteTable().all())
        .filteredOn(route -> !route.isStream())
        .allSatisfy(
            route ->
                assertThat(paths.get(route.path()))
                    .as(route.path())
                    .containsKey(route.method().name().toLowerCase(Locale.ROOT)));
  }
}
