package io.tenantry.property.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.Pictures;
import io.tenantry.platform.testing.PresignedUpload;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class FileCleanupIT {
  @Inject FileStore store;
  @Inject FileCleanup cleanup;
  @Inject Clock clock;

  private final Landlord landlord = new Landlord();

  @Test
  void what_nobody_finished_and_what_nobody_knows_goes_and_what_counts_stays(@TempDir Path folder)
      throws IOException {
    String property = landlord.creates("/api/v1/properties", Landlord.property());
    var uploads = new Uploads(landlord, property);
    String ready =
        uploads.photo("image/png", Pictures.png()).statusCode(200).extract().path("photoId");
    String deed =
        uploads
            .document("application/pdf", Uploads.pdf("x"), Map.of())
            .statusCode(200)
            .extract()
            .path("id");
    JsonPath unfinished =
        uploads.announceDocument("application/pdf", Uploads.pdf("y").length, Map.of());
    PresignedUpload.put(unfinished, Uploads.pdf("y"));
    String unknown = "photos/" + property + "/" + UUID.randomUUID();
    Path picture = Files.write(folder.resolve("picture"), Pictures.png());
    store.put(unknown, picture, "image/png");
    store.put(unknown + "-small", picture, "image/png");

    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    cleanup.run(today).await().indefinitely();
    assertThat(keys(property)).hasSize(8);

    cleanup.run(today.plusDays(2)).await().indefinitely();
    String photo = "photos/" + property + "/" + ready;
    assertThat(keys(property))
        .containsExactlyInAnyOrder(
            photo,
            photo + "-small",
            photo + "-medium",
            photo + "-large",
            "documents/" + property + "/" + deed);
    uploads.completeDocument(unfinished).statusCode(404);
    assertThat(cleanup.run(today.plusDays(2)).await().indefinitely())
        .isEqualTo(Map.of("files", 0, "objects", 0, "failed", 0));
  }

  private List<String> keys(String property) {
    return Stream.of("uploads/", "photos/", "documents/")
        .flatMap(folder -> store.pages(folder + property))
        .flatMap(List::stream)
        .map(FileStore.Stored::key)
        .toList();
  }
}
