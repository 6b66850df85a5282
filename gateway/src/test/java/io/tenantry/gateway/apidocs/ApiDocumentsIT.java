package io.tenantry.gateway.apidocs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.gateway.fleet.TestFleet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestFleet.class)
class ApiDocumentsIT {
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
        .body("x-services-not-answering", contains("payment"));
  }
}
