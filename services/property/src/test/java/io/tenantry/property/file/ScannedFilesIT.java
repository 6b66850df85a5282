package io.tenantry.property.file;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.Pictures;
import io.tenantry.platform.testing.PresignedUpload;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a virus scanner configured. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
@WithTestResource(FakeClamd.class)
class ScannedFilesIT {
  private final Landlord landlord = new Landlord();
  private Uploads uploads;

  @BeforeEach
  void aProperty() {
    uploads = new Uploads(landlord, landlord.creates("/api/v1/properties", Landlord.property()));
  }

  @Test
  void a_clean_file_counts() {
    uploads.document("application/pdf", Uploads.pdf("clean"), Map.of()).statusCode(200);
    uploads.photo("image/png", Pictures.png()).statusCode(200);
  }

  @Test
  void an_infected_file_is_refused_and_names_the_virus() {
    uploads
        .document("application/pdf", Uploads.pdf("VIRUS"), Map.of())
        .statusCode(422)
        .body("violations.message[0]", containsString("Test.Virus"));
  }

  @Test
  void while_the_scanner_is_away_a_file_waits_and_counts_when_it_was_scanned() {
    byte[] pdf = Uploads.pdf("HANGUP " + UUID.randomUUID());
    JsonPath announced = uploads.announceDocument("application/pdf", pdf.length, Map.of());
    PresignedUpload.put(announced, pdf);
    uploads
        .completeDocument(announced)
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", endsWith("scanner-unavailable"));
    String documents = "/api/v1/properties/" + uploads.property() + "/documents";
    landlord.asks().get(documents).then().body("items", hasSize(0));
    landlord.asks().get("/api/v1/documents/" + announced.getString("id")).then().statusCode(404);
    uploads.completeDocument(announced).statusCode(200).body("status", equalTo("ready"));
    landlord.asks().get(documents).then().body("items", hasSize(1));
  }
}
