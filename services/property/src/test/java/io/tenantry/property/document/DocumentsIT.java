package io.tenantry.property.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.contracts.property.DocumentExpiring;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.PresignedUpload;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import io.tenantry.property.file.Uploads;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class DocumentsIT {
  @Inject DocumentReminders reminders;

  private final Landlord landlord = new Landlord();
  private Uploads uploads;
  private String documents;

  @BeforeEach
  void aProperty() {
    OutboxProbe.keepRows();
    String property = landlord.creates("/api/v1/properties", Landlord.property());
    uploads = new Uploads(landlord, property);
    documents = "/api/v1/properties/" + property + "/documents";
  }

  @Test
  void a_document_is_uploaded_looked_at_listed_downloaded_and_deleted() throws Exception {
    byte[] pdf = Uploads.pdf("the deed");
    JsonPath ready =
        uploads
            .document(
                "application/pdf",
                pdf,
                Map.of(
                    "documentType",
                    "licence",
                    "expiryDate",
                    "2090-01-31",
                    "fileName",
                    "Führung \"1\".pdf"))
            .statusCode(200)
            .body("status", equalTo("ready"))
            .body("documentType", equalTo("license"))
            .body("expiryDate", equalTo("2090-01-31"))
            .extract()
            .jsonPath();
    String id = ready.getString("id");
    assertThat(PresignedUpload.download(ready.getString("downloadUrl"))).isEqualTo(pdf);
    landlord
        .asks(Role.VIEWER)
        .get(documents)
        .then()
        .statusCode(200)
        .body("items.id", contains(id))
        .body("items[0].size", equalTo(pdf.length));
    landlord.asks().get("/api/v1/documents/" + id).then().statusCode(200);
    landlord.asks(Role.VIEWER).delete("/api/v1/documents/" + id).then().statusCode(403);
    landlord.asks().delete("/api/v1/documents/" + id).then().statusCode(204);
    landlord.asks().delete("/api/v1/documents/" + id).then().statusCode(404);
    assertThat(PresignedUpload.status(ready.getString("downloadUrl"))).isEqualTo(404);
    assertThat(AuditProbe.recordsAbout("document", id))
        .extracting(AuditRecorded::getAction)
        .containsExactly("document.added", "document.removed");
  }

  @Test
  void a_document_is_never_public_and_never_another_organizations() throws Exception {
    JsonPath ready =
        uploads
            .document("application/pdf", Uploads.pdf("private"), Map.of())
            .statusCode(200)
            .extract()
            .jsonPath();
    String link = ready.getString("downloadUrl");
    assertThat(PresignedUpload.status(link.substring(0, link.indexOf('?')))).isBetween(400, 403);
    String forged = link.replaceFirst("X-Amz-Expires=\\d+", "X-Amz-Expires=604800");
    assertThat(PresignedUpload.status(forged)).isBetween(400, 403);
    assertThat(link).contains("X-Amz-Expires=600").contains("attachment");
    Landlord stranger = new Landlord();
    String document = "/api/v1/documents/" + ready.getString("id");
    stranger.asks().get(document).then().statusCode(404);
    stranger.asks().delete(document).then().statusCode(404);
    stranger.asks().post(document + "/complete").then().statusCode(404);
    stranger.asks().get(documents).then().statusCode(404);
  }

  @Test
  void announcements_name_all_that_is_wrong() {
    landlord
        .posts(
            documents,
            Map.of("fileName", "", "contentType", "text/html", "size", 0, "documentType", "deed"))
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("fileName", "contentType", "size"));
  }

  @Test
  void somebody_is_reminded_30_7_and_1_days_before_and_on_the_day_once_each() {
    LocalDate expiry = LocalDate.of(2091, 5, 31);
    uploads
        .document("application/pdf", Uploads.pdf("policy"), Map.of("expiryDate", expiry.toString()))
        .statusCode(200);
    uploads.announceDocument("application/pdf", 10, Map.of("expiryDate", expiry.toString()));
    for (int left : new int[] {31, 30, 30, 20, 7, 6, 1, 0, -1}) {
      reminders.run(expiry.minusDays(left)).await().indefinitely();
    }
    assertThat(told()).containsExactly(30, 7, 1, 0);
  }

  @Test
  void a_day_without_a_run_is_made_up_for() {
    LocalDate expiry = LocalDate.of(2092, 5, 31);
    uploads
        .document("application/pdf", Uploads.pdf("policy"), Map.of("expiryDate", expiry.toString()))
        .statusCode(200);
    reminders.run(expiry.minusDays(5)).await().indefinitely();
    reminders.run(expiry.minusDays(4)).await().indefinitely();
    assertThat(told()).containsExactly(5);
  }

  private List<Integer> told() {
    return OutboxProbe.told(DocumentExpiring.class).stream()
        .filter(event -> event.getOrganizationId().equals(landlord.organization()))
        .map(DocumentExpiring::getDaysLeft)
        .toList();
  }

  @Test
  void a_document_of_which_nobody_can_be_reminded_does_not_keep_the_others_waiting()
      throws Exception {
    LocalDate expiry = LocalDate.of(2093, 5, 31);
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "alter table property_document add constraint poison"
              + " check (file_name <> 'poison.pdf' or reminded_at_days is null)");
    }
    uploads
        .document(
            "application/pdf",
            Uploads.pdf("poison"),
            Map.of("expiryDate", expiry.toString(), "fileName", "poison.pdf"))
        .statusCode(200);
    uploads
        .document("application/pdf", Uploads.pdf("policy"), Map.of("expiryDate", expiry.toString()))
        .statusCode(200);
    assertThat(reminders.run(expiry).await().indefinitely())
        .containsEntry("reminders", 1)
        .containsEntry("failed", 1);
    assertThat(told()).containsExactly(0);
  }
}
