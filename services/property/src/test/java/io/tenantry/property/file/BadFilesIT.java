package io.tenantry.property.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.files.FileStore;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.Pictures;
import io.tenantry.platform.testing.PresignedUpload;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.property.Landlord;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad uploads are refused with a reason, and nothing of them stays in the store. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class BadFilesIT {
  private static final int MEGABYTE = 1024 * 1024;
  private static final String SVG =
      "<?xml version=\"1.0\"?><svg"
          + " xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

  @Inject FileStore store;

  private final Landlord landlord = new Landlord();
  private Uploads uploads;

  @BeforeEach
  void aProperty() {
    uploads = new Uploads(landlord, landlord.creates("/api/v1/properties", Landlord.property()));
  }

  @AfterEach
  void nothing_is_left_in_the_store() {
    assertThat(
            Stream.of("uploads/", "photos/", "documents/")
                .flatMap(folder -> store.pages(folder + uploads.property()))
                .flatMap(List::stream))
        .isEmpty();
  }

  @Test
  void a_picture_that_is_also_an_archive() throws Exception {
    refused(uploads.photo("image/png", both(Pictures.png(), zip(100))), "also a ZIP archive");
  }

  @Test
  void a_picture_that_is_also_a_script() throws Exception {
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    refused(uploads.photo("image/png", both(Pictures.png(), script)), "also a script");
    refused(
        uploads.photo("image/jpeg", Pictures.jpegOnItsSide(20, 10, "<?php system($_GET['c']); ?>")),
        "also a script");
  }

  @Test
  void a_picture_that_is_also_a_pdf() throws Exception {
    refused(uploads.photo("image/png", both(Pictures.png(), Uploads.pdf("hidden"))), "also a PDF");
  }

  @Test
  void a_pdf_that_is_also_an_archive() throws Exception {
    refused(
        uploads.document("application/pdf", both(Uploads.pdf("x"), zip(100)), Map.of()),
        "also a ZIP archive");
  }

  @Test
  void a_drawing_with_a_script_in_it() {
    byte[] svg = SVG.getBytes(StandardCharsets.UTF_8);
    refused(uploads.photo("image/png", svg), "image/svg+xml came");
    refused(uploads.document("image/png", svg, Map.of()), "image/svg+xml came");
    landlord
        .posts(photos(), Map.of("fileName", "a.svg", "contentType", "image/svg+xml", "size", 10))
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("contentType"));
  }

  @Test
  void an_archive_that_grows_without_end() throws Exception {
    byte[] bomb = zip(20 * MEGABYTE);
    assertThat(bomb.length).isLessThan(MEGABYTE / 10);
    refused(uploads.document("application/pdf", bomb, Map.of()), "application/zip came");
    refused(uploads.photo("image/jpeg", bomb), "application/zip came");
  }

  @Test
  void a_picture_that_says_it_has_a_billion_pixels() throws Exception {
    byte[] bomb = Pictures.bomb();
    assertThat(bomb.length).isLessThan(MEGABYTE);
    refused(uploads.photo("image/png", bomb), "40000 × 40000 pixels");
    refused(uploads.document("image/png", bomb, Map.of()), "40000 × 40000 pixels");
  }

  @Test
  void a_picture_that_is_cut_off() {
    byte[] half = new byte[40];
    System.arraycopy(Pictures.png(), 0, half, 0, half.length);
    refused(uploads.photo("image/png", half), "cannot be decoded");
  }

  @Test
  void nothing_at_all() {
    landlord
        .posts(photos(), Map.of("fileName", "a", "contentType", "image/png", "size", 0))
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("size"));
    JsonPath announced = uploads.announcePhoto("image/png", 10);
    assertThat(PresignedUpload.put(announced, new byte[0])).isNotEqualTo(200);
    refused(uploads.completePhoto(announced), "Nothing was uploaded");
  }

  @Test
  void fifty_megabytes_are_refused() {
    landlord
        .posts(photos(), Map.of("fileName", "a", "contentType", "image/png", "size", 50 * MEGABYTE))
        .statusCode(422)
        .body("violations.field", containsInAnyOrder("size"));
    landlord
        .posts(
            "/api/v1/properties/" + uploads.property() + "/documents",
            Map.of(
                "documentType",
                "memoir",
                "fileName",
                "a",
                "contentType",
                "application/zip",
                "size",
                50 * MEGABYTE))
        .statusCode(422);
    JsonPath announced = uploads.announcePhoto("image/png", MEGABYTE);
    assertThat(PresignedUpload.put(announced, new byte[50 * MEGABYTE])).isNotEqualTo(200);
    refused(uploads.completePhoto(announced), "Nothing was uploaded");
  }

  @Test
  void a_text_that_calls_itself_a_deed() {
    refused(
        uploads.document(
            "application/pdf", "I own it all".getBytes(StandardCharsets.UTF_8), Map.of()),
        "text/plain came");
  }

  private void refused(ValidatableResponse answer, String why) {
    answer
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", endsWith("invalid-input"))
        .body("violations.message[0]", containsString(why));
  }

  private String photos() {
    return "/api/v1/properties/" + uploads.property() + "/photos";
  }

  private static byte[] both(byte[] first, byte[] second) throws Exception {
    var out = new ByteArrayOutputStream();
    out.write(first);
    out.write(second);
    return out.toByteArray();
  }

  private static byte[] zip(int zeros) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("zeros"));
      zip.write(new byte[zeros]);
    }
    return out.toByteArray();
  }
}
