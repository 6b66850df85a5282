package io.tenantry.property.portfolio;

import static io.tenantry.property.portfolio.PortfolioIT.HEADER;
import static io.tenantry.property.portfolio.PortfolioIT.MAPLE;
import static io.tenantry.property.portfolio.PortfolioIT.OAK;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.tasks.OutboundTasks;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files as spreadsheets of several countries write them, and imports that stop. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class ImportedFilesIT {
  @Inject Database database;
  @Inject OutboundTasks tasks;

  private final Landlord landlord = new Landlord();

  @Test
  void a_file_is_read_in_the_encoding_it_has_and_the_report_says_which() {
    String cafe = HEADER + MAPLE.replace("Maple House", "Café Régence");
    byte[] windows = cafe.getBytes(Charset.forName("windows-1252"));
    imported(windows, "text/csv; charset=windows-1252")
        .body("encoding", equalTo("windows-1252"))
        .body("separator", equalTo(","))
        .body("decimal", equalTo("."))
        .body("imported", equalTo(1));
    landlord.asks().get("/api/v1/properties").then().body("items.name", contains("Café Régence"));
    String other = cafe.replace("Café Régence", "Café Néron");
    imported(other.getBytes(Charset.forName("windows-1252")), "text/csv")
        .body("encoding", equalTo("windows-1252"))
        .body("imported", equalTo(1));
    imported(
            ("\ufeff" + cafe.replace("Régence", "Łódź")).getBytes(StandardCharsets.UTF_16LE),
            "text/csv")
        .body("encoding", equalTo("UTF-16LE"))
        .body("imported", equalTo(1));
    landlord
        .asks()
        .get("/api/v1/properties")
        .then()
        .body("items.name", contains("Café Łódź", "Café Néron", "Café Régence"));
    send(windows, "text/csv; charset=utf-8")
        .statusCode(422)
        .body("violations.message[0]", containsString("is not in UTF-8"));
  }

  @Test
  void semicolons_and_decimal_commas_are_understood() {
    String file =
        (HEADER + MAPLE.replaceAll("(\\d)\\.(\\d)", "$1~$2")).replace(',', ';').replace('~', ',');
    imported(file.getBytes(StandardCharsets.UTF_8), "text/csv")
        .body("separator", equalTo(";"))
        .body("decimal", equalTo(","))
        .body("errors", hasSize(0))
        .body("imported", equalTo(1));
    landlord
        .asks()
        .get("/api/v1/beds?status=occupied")
        .then()
        .body("items[0].rent.amount", equalTo("12000.50"));
  }

  @Test
  void a_line_that_cannot_be_kept_fails_alone() throws Exception {
    // the database refuses this name, as it would any value that no rule of ours knows of
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("alter table property add constraint poison check (name <> 'Poison')");
    }
    String poison = MAPLE.replace("Maple House", "Poison");
    imported(HEADER + poison + MAPLE)
        .body("status", equalTo("completed"))
        .body("imported", equalTo(1))
        .body("failed", equalTo(1))
        .body("errors.line", contains(2))
        .body("errors[0].message", containsString("cannot be kept"));
    imported(HEADER + MAPLE.replace("24000", "9999999999999999.00") + OAK)
        .body("imported", equalTo(1))
        .body("failed", equalTo(1))
        .body("errors.column", hasItem("room_rent"));
  }

  @Test
  void an_import_that_always_stops_fails_in_the_end_and_those_behind_it_go_on() {
    UUID poisoned = UUID.fromString("00000000-0000-7000-8000-000000000001");
    UUID behind = Ids.next();
    insertBrokenOff(poisoned, "no header", landlord);
    insertBrokenOff(behind, HEADER + MAPLE, landlord);
    finished(behind.toString()).body("imported", equalTo(1));
    for (int tries = 1; tries <= 2 * Importer.MOST_FAILURES; tries++) {
      tasks.run(Importer.KIND, poisoned).await().indefinitely();
    }
    landlord
        .asks()
        .get("/api/v1/properties/imports/" + poisoned)
        .then()
        .body("status", equalTo("failed"));
  }

  private void insertBrokenOff(UUID id, String content, Landlord whose) {
    database
        .asService(
            tx ->
                tx.execute(
                        """
                        insert into portfolio_import (id, org_id, created_by, dry_run, status, content,
                          total, created_at)
                        values ($1, $2, $2, false, 'running', $3, 1, now())
                        """,
                        id,
                        whose.organization(),
                        content)
                    .call(added -> tasks.add(tx, Importer.KIND, id, Duration.ZERO)))
        .await()
        .indefinitely();
  }

  private ValidatableResponse imported(String file) {
    return imported(file.getBytes(StandardCharsets.UTF_8), "text/csv; charset=utf-8");
  }

  private ValidatableResponse imported(byte[] file, String type) {
    return finished(send(file, type).statusCode(202).extract().path("id"));
  }

  private ValidatableResponse send(byte[] file, String type) {
    return landlord
        .asks()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(type)
        .body(file)
        .post("/api/v1/properties/imports")
        .then();
  }

  private ValidatableResponse finished(String id) {
    return PortfolioIT.finished(landlord, id);
  }
}
