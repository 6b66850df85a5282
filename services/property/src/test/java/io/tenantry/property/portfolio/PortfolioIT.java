package io.tenantry.property.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.tasks.OutboundTasks;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class PortfolioIT {
  static final String HEADER =
      "property_name,property_type,address_line1,city,state,postal_code,country,latitude,longitude,amenities,floor_number,room_number,room_type,total_beds,room_rent,room_deposit,bed_number,bed_type,bed_status,bed_rent,bed_deposit,currency\n";
  static final String MAPLE =
      """
      Maple House,pg,1 Church St,Bengaluru,Karnataka,560001,IN,12.97,77.59,wifi|ac,0,101,standard,2,24000,0,A,single,occupied,12000.50,12000,INR
      Maple House,,,,,,,,,,0,101,,2,24000,0,B,bunk,,12000,12000,INR
      Maple House,,,,,,,,,,1,201,deluxe,1,30000,0,A,double,,30000,0,INR
      """;
  static final String OAK =
      "\"=Oak \"\"Hall\"\"\",house,2 High St,Pune,Maharashtra,411001,IN,18.5,-73.8,,,,,,,,,,,,,\n";

  @Inject Database database;
  @Inject OutboundTasks tasks;

  private final Landlord landlord = new Landlord();

  @Test
  void a_portfolio_is_read_with_all_that_is_in_it() {
    imported(HEADER + MAPLE + OAK, "")
        .body("percentage", equalTo(100))
        .body("total", equalTo(2))
        .body("imported", equalTo(2))
        .body("failed", equalTo(0))
        .body("errors", hasSize(0));
    landlord
        .asks()
        .get("/api/v1/properties")
        .then()
        .body("items.name", contains("=Oak \"Hall\"", "Maple House"));
    landlord
        .asks()
        .get("/api/v1/beds?status=occupied")
        .then()
        .body("items", hasSize(1))
        .body("items[0].rent.amount", equalTo("12000.50"));
    landlord.asks().get("/api/v1/beds").then().body("items", hasSize(3));
  }

  @Test
  void a_dry_run_finds_the_same_and_keeps_nothing() {
    imported(HEADER + MAPLE + OAK, "?dryRun=true")
        .body("dryRun", equalTo(true))
        .body("imported", equalTo(2));
    landlord.asks().get("/api/v1/properties").then().body("items", hasSize(0));
  }

  @Test
  void errors_are_named_by_line_and_column_and_spare_the_other_properties() {
    String bad =
        """
        Elm,castle,3 Low St,Goa,Goa,403001,IN,95,1,moat,0,1,standard,two,1000,0,A,single,,900,0,INR
        Elm,,,Panaji,,,,,,,0,1,standard,2,1000,0,B,single,,a lot,0,INR
        """;
    imported(HEADER + bad + MAPLE, "")
        .body("imported", equalTo(1))
        .body("failed", equalTo(1))
        .body(
            "errors.findAll { it.line == 2 }.column",
            hasItems("property_type", "latitude", "total_beds"))
        .body("errors.findAll { it.line == 3 }.column", hasItems("city", "bed_rent"))
        .body("errors.find { it.column == 'city' }.message", equalTo("differs from line 2"));
    landlord.asks().get("/api/v1/properties").then().body("items.name", contains("Maple House"));
  }

  @Test
  void what_only_the_database_knows_is_named_too_and_nothing_of_that_property_stays() {
    String full = MAPLE + "Maple House,,,,,,,,,,0,101,,2,24000,0,C,bunk,,12000,12000,INR\n";
    String moat = MAPLE.replace("Maple House", "Moat House").replace("wifi|ac", "moat");
    imported(HEADER + full + moat, "")
        .body("imported", equalTo(0))
        .body("errors.line", contains(5, 6))
        .body("errors.column", contains("", "amenities"))
        .body("errors[0].message", containsString("2 beds already"));
    landlord.asks().get("/api/v1/properties").then().body("items", hasSize(0));
    imported(HEADER + MAPLE, "").body("imported", equalTo(1));
    imported(HEADER + MAPLE, "")
        .body("failed", equalTo(1))
        .body("errors.message", hasItem(containsString("in the portfolio already")));
  }

  @Test
  void what_cannot_be_read_at_all_is_refused_at_once() {
    order("", "").statusCode(422);
    order(HEADER, "").statusCode(422);
    order("name,colour\nx,y\n", "")
        .statusCode(422)
        .body("violations.message[0]", containsString("a column nobody knows"));
    order("city\nGoa\n", "").statusCode(422).body("violations.message[0]", containsString("lacks"));
    order(HEADER + "\"Maple", "").statusCode(422);
    landlord
        .asks()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/properties/imports")
        .then()
        .statusCode(415);
    landlord
        .asks(Role.VIEWER)
        .contentType("text/csv")
        .body(HEADER + MAPLE)
        .post("/api/v1/properties/imports")
        .then()
        .statusCode(403);
  }

  @Test
  void an_import_of_another_organization_does_not_exist() {
    String id = order(HEADER + MAPLE, "").statusCode(202).extract().path("id");
    new Landlord().asks().get("/api/v1/properties/imports/" + id).then().statusCode(404);
    finished(id);
  }

  @Test
  void an_import_whose_worker_died_is_taken_up_where_it_was() {
    String id = order(HEADER + MAPLE + OAK, "").statusCode(202).extract().path("id");
    finished(id);
    Landlord other = new Landlord();
    UUID brokenOff = UUID.fromString("00000000-0000-7000-8000-" + id.substring(24));
    database
        .asService(
            tx ->
                tx.execute(
                        """
                        insert into portfolio_import (id, org_id, created_by, dry_run, status, content,
                          total, processed, imported, created_at)
                        values ($1, $2, $1, false, 'running', $3, 2, 1, 1, now())
                        """,
                        brokenOff,
                        other.organization(),
                        HEADER + MAPLE + OAK)
                    .call(added -> tasks.add(tx, Importer.KIND, brokenOff, Duration.ZERO)))
        .await()
        .indefinitely();
    finished(other, brokenOff.toString());
    other.asks().get("/api/v1/properties").then().body("items.name", contains("=Oak \"Hall\""));
  }

  @Test
  void what_is_exported_can_be_imported_and_no_spreadsheet_calculates_it() {
    imported(HEADER + MAPLE + OAK, "").body("imported", equalTo(2));
    String file =
        landlord
            .asks(Role.VIEWER)
            .get("/api/v1/properties/export")
            .then()
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .header("Content-Disposition", containsString("portfolio.csv"))
            .extract()
            .asString();
    assertThat(file).startsWith("\ufeffproperty_name");
    assertThat(file.lines()).hasSize(5);
    assertThat(file).contains("\"'=Oak \"\"Hall\"\"\"").contains(",-73.8,").contains("wifi|ac");
    Landlord other = new Landlord();
    String id =
        other
            .asks()
            .contentType("text/csv")
            .body(file.getBytes(StandardCharsets.UTF_8))
            .post("/api/v1/properties/imports")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    finished(other, id).body("errors", hasSize(0)).body("imported", equalTo(2));
    String again = other.asks().get("/api/v1/properties/export").then().extract().asString();
    assertThat(again).isEqualTo(file);
  }

  @Test
  void many_properties_come_out_in_several_pages_and_each_once() {
    var many = new StringBuilder(HEADER);
    for (int i = 0; i < 120; i++) {
      many.append(MAPLE.replace("Maple House", "House " + i));
    }
    imported(many.toString(), "").body("imported", equalTo(120));
    String file = landlord.asks().get("/api/v1/properties/export").then().extract().asString();
    assertThat(file.lines()).hasSize(1 + 360).doesNotHaveDuplicates();
    landlord
        .asks()
        .queryParams(Map.of("limit", 100))
        .get("/api/v1/properties")
        .then()
        .body("items", hasSize(100));
  }

  private ValidatableResponse order(String file, String query) {
    return landlord
        .asks()
        .contentType("text/csv; charset=utf-8")
        .body(file)
        .post("/api/v1/properties/imports" + query)
        .then();
  }

  private ValidatableResponse imported(String file, String query) {
    return finished(order(file, query).statusCode(202).extract().path("id"));
  }

  private ValidatableResponse finished(String id) {
    return finished(landlord, id);
  }

  static ValidatableResponse finished(Landlord whose, String id) {
    for (int tries = 0; tries < 300; tries++) {
      ValidatableResponse seen =
          whose.asks().get("/api/v1/properties/imports/" + id).then().statusCode(200);
      if (seen.extract().path("status").equals("completed")) {
        return seen;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    throw new AssertionError("The import does not end");
  }
}
