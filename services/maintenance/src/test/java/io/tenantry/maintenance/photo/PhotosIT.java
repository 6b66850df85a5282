package io.tenantry.maintenance.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tenantry.maintenance.House;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.Pictures;
import io.tenantry.platform.testing.PresignedUpload;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos of what is broken are shown to both sides once they were looked at. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class PhotosIT {
  @Inject House house;
  private String photos;

  @BeforeEach
  void somethingIsBroken() {
    photos = "/api/v1/maintenance/" + house.lived().reported() + "/photos";
  }

  @Test
  void a_photo_is_made_anew_and_both_sides_see_it() throws Exception {
    byte[] image = Pictures.png();
    JsonPath announced = announced("image/png", image.length);
    assertThat(PresignedUpload.put(announced, image)).isEqualTo(200);
    completed(announced).statusCode(200).body("width", equalTo(20));
    completed(announced).statusCode(200);
    house.asManager().get(photos).then().body("", hasSize(1)).body("[0].height", equalTo(10));
    String url = house.asResident().get(photos).path("[0].url");
    assertThat(PresignedUpload.status(url)).isEqualTo(200);
  }

  @Test
  void what_is_no_picture_is_refused_and_gone() {
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    JsonPath announced = announced("image/png", script.length);
    PresignedUpload.put(announced, script);
    completed(announced)
        .statusCode(422)
        .body("violations[0].message", containsString("image/png was announced"));
    completed(announced).statusCode(404);
    house.asManager().get(photos).then().body("", hasSize(0));
  }

  @Test
  void a_request_has_ten_photos_and_a_closed_one_takes_none() {
    for (int i = 0; i < 10; i++) {
      announced("image/png", 100);
    }
    announces("image/png", 100).statusCode(409).body("type", endsWith("/too-many-photos"));
    house.asResident().post(photos.replace("/photos", "/cancel")).then().statusCode(200);
    announces("image/png", 100).statusCode(409).body("type", endsWith("/request-closed"));
  }

  private JsonPath announced(String type, long size) {
    return announces(type, size).statusCode(201).extract().jsonPath();
  }

  private ValidatableResponse announces(String type, long size) {
    return house
        .asResident()
        .body(Map.of("fileName", "tap.png", "contentType", type, "size", size))
        .post(photos)
        .then();
  }

  private ValidatableResponse completed(JsonPath announced) {
    return house
        .asResident()
        .post(photos + "/" + announced.getString("photoId") + "/complete")
        .then();
  }
}
