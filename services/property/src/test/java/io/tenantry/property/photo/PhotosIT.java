package io.tenantry.property.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.Pictures;
import io.tenantry.platform.testing.PresignedUpload;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class PhotosIT {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Landlord landlord = new Landlord();
  private String photos;
  private String property;

  @BeforeEach
  void aProperty() {
    property = landlord.creates("/api/v1/properties", Landlord.property());
    photos = "/api/v1/properties/" + property + "/photos";
  }

  @Test
  void an_uploaded_photo_is_looked_at_and_can_then_be_shown_and_listed() throws Exception {
    byte[] image = png();
    JsonPath announced = announce("image/png", image.length);
    assertThat(PresignedUpload.put(announced, image)).isEqualTo(200);
    String url =
        complete(announced).statusCode(200).body("status", equalTo("ready")).extract().path("url");
    assertThat(size(download(url))).isEqualTo("20x10");
    complete(announced).statusCode(200).body("status", equalTo("ready"));
    landlord
        .asks()
        .get(photos)
        .then()
        .body("items.photoId", contains(announced.getString("photoId")));

    Map<String, Object> listing = Landlord.listing();
    listing.put("photos", List.of(announced.getString("photoId")));
    String offered = landlord.creates("/api/v1/properties/" + property + "/listings", listing);
    String photo = photos + "/" + announced.getString("photoId");
    landlord.asks().delete(photo).then().statusCode(409);
    landlord.asks().delete("/api/v1/listings/" + offered).then().statusCode(204);
    landlord.asks().delete(photo).then().statusCode(204);
    assertThat(status(url)).isEqualTo(404);
    landlord.asks().get(photos).then().body("items", hasSize(0));
  }

  @Test
  void what_was_looked_at_cannot_be_replaced_through_the_upload_link() throws Exception {
    byte[] image = png();
    JsonPath announced = announce("image/png", image.length);
    PresignedUpload.put(announced, image);
    String url = complete(announced).statusCode(200).extract().path("url");
    PresignedUpload.put(announced, new byte[image.length]);
    assertThat(size(download(url))).isEqualTo("20x10");
  }

  @Test
  void a_file_that_only_says_it_is_an_image_is_refused_and_deleted() throws Exception {
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    JsonPath announced = announce("image/png", script.length);
    assertThat(PresignedUpload.put(announced, script)).isEqualTo(200);
    complete(announced)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("violations.message[0]", containsString("image/png was announced, text/plain came"));
    complete(announced).statusCode(422);
    landlord.asks().get(photos).then().body("items", hasSize(0));
  }

  @Test
  void an_image_of_another_kind_than_announced_is_refused() throws Exception {
    byte[] image = png();
    JsonPath announced = announce("image/webp", image.length);
    PresignedUpload.put(announced, image);
    complete(announced).statusCode(422);
  }

  @Test
  void the_upload_link_takes_only_the_announced_size() throws Exception {
    byte[] image = png();
    JsonPath announced = announce("image/png", image.length + 1);
    assertThat(PresignedUpload.put(announced, image)).isEqualTo(403);
    complete(announced).statusCode(422);
  }

  @Test
  void a_photo_that_was_never_uploaded_is_not_ready() {
    complete(announce("image/jpeg", 1000))
        .statusCode(422)
        .body("violations.message[0]", containsString("Nothing was uploaded"));
  }

  @Test
  void announcements_of_other_files_are_refused() {
    landlord
        .posts(photos, Map.of("fileName", "", "contentType", "image/svg+xml", "size", 20_000_000))
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("fileName", "contentType", "size"));
  }

  @Test
  void photos_of_another_organization_do_not_exist() {
    JsonPath announced = announce("image/png", 100);
    Landlord stranger = new Landlord();
    stranger.asks().get(photos).then().statusCode(404);
    stranger
        .asks()
        .post(photos + "/" + announced.getString("photoId") + "/complete")
        .then()
        .statusCode(404);
    stranger.asks().delete(photos + "/" + announced.getString("photoId")).then().statusCode(404);
    stranger
        .posts(photos, Map.of("fileName", "a.png", "contentType", "image/png", "size", 10))
        .statusCode(404);
  }

  private JsonPath announce(String contentType, int size) {
    return landlord
        .posts(photos, Map.of("fileName", "front", "contentType", contentType, "size", size))
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private ValidatableResponse complete(JsonPath announced) {
    return landlord.asks().post(photos + "/" + announced.getString("photoId") + "/complete").then();
  }

  private byte[] download(String url) throws Exception {
    var answer =
        http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private int status(String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void a_large_photo_is_shown_in_three_smaller_sizes_upright_and_without_what_the_camera_wrote()
      throws Exception {
    byte[] image = Pictures.jpegOnItsSide(3000, 2000, "secret place");
    JsonPath announced = announce("image/jpeg", image.length);
    PresignedUpload.put(announced, image);
    JsonPath ready = complete(announced).statusCode(200).extract().jsonPath();
    assertThat(ready.getInt("width")).isEqualTo(1365);
    assertThat(ready.getInt("height")).isEqualTo(2048);
    assertThat(size(download(ready.getString("url")))).isEqualTo("1365x2048");
    assertThat(size(download(ready.getString("thumbnails.large")))).isEqualTo("853x1280");
    assertThat(size(download(ready.getString("thumbnails.medium")))).isEqualTo("533x800");
    assertThat(size(download(ready.getString("thumbnails.small")))).isEqualTo("213x320");
    for (String url : List.of("url", "thumbnails.small")) {
      String content = new String(download(ready.getString(url)), StandardCharsets.ISO_8859_1);
      assertThat(content).doesNotContain("Exif", "secret place");
    }
    assertThat(new String(image, StandardCharsets.ISO_8859_1)).contains("Exif", "secret place");
  }

  private static String size(byte[] image) throws IOException {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(image));
    return read.getWidth() + "x" + read.getHeight();
  }

  private static byte[] png() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  @Test
  void twelve_photos_of_a_telephone_at_once_all_become_ready() throws Exception {
    byte[] image = Pictures.jpeg(4032, 3024);
    List<JsonPath> announced =
        Stream.generate(() -> announce("image/jpeg", image.length)).limit(12).toList();
    announced.forEach(photo -> assertThat(PresignedUpload.put(photo, image)).isEqualTo(200));
    try (var people = Executors.newFixedThreadPool(12)) {
      List<Callable<Integer>> waiting =
          announced.stream()
              .map(photo -> (Callable<Integer>) () -> completedAtLast(photo))
              .toList();
      for (Future<Integer> answer : people.invokeAll(waiting)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    landlord.asks().get(photos).then().body("items", hasSize(12));
  }

  /** As a client does: whoever is told to come back later does. */
  private int completedAtLast(JsonPath photo) {
    for (int tries = 0; tries < 10; tries++) {
      int status = complete(photo).extract().statusCode();
      if (status != 503) {
        return status;
      }
    }
    return 503;
  }

  @Test
  void a_photo_that_is_completed_twice_at_once_is_made_once() throws Exception {
    byte[] image = Pictures.jpegOnItsSide(3000, 2000, "place");
    JsonPath photo = announce("image/jpeg", image.length);
    PresignedUpload.put(photo, image);
    try (var people = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> waiting =
          Collections.nCopies(4, () -> complete(photo).extract().statusCode());
      for (Future<Integer> answer : people.invokeAll(waiting)) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
  }

  @Test
  void heic_is_refused_by_name_where_nothing_converts_it() {
    landlord
        .posts(photos, Map.of("fileName", "a.heic", "contentType", "image/heic", "size", 10))
        .statusCode(422)
        .body("violations.field", contains("contentType"))
        .body("violations.message[0]", containsString("HEIC photos cannot be taken here"));
  }
}
