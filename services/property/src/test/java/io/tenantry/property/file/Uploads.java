package io.tenantry.property.file;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tenantry.platform.testing.PresignedUpload;
import io.tenantry.property.Landlord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A client that uploads photos and documents as it is told to. */
public record Uploads(Landlord landlord, String property) {
  /** Announces and uploads a photo, and says it is done. */
  public ValidatableResponse photo(String contentType, byte[] content) {
    JsonPath announced = announcePhoto(contentType, content.length);
    PresignedUpload.put(announced, content);
    return completePhoto(announced);
  }

  /** Announces a photo. */
  public JsonPath announcePhoto(String contentType, long size) {
    return landlord
        .posts(photos(), Map.of("fileName", "front", "contentType", contentType, "size", size))
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  /** Says that a photo is uploaded. */
  public ValidatableResponse completePhoto(JsonPath announced) {
    return landlord
        .asks()
        .post(photos() + "/" + announced.getString("photoId") + "/complete")
        .then();
  }

  private String photos() {
    return "/api/v1/properties/" + property + "/photos";
  }

  /** Announces and uploads a document, and says it is done. */
  public ValidatableResponse document(String contentType, byte[] content, Map<String, ?> about) {
    JsonPath announced = announceDocument(contentType, content.length, about);
    PresignedUpload.put(announced, content);
    return completeDocument(announced);
  }

  /** Announces a document. */
  public JsonPath announceDocument(String contentType, long size, Map<String, ?> about) {
    Map<String, Object> announcement =
        new HashMap<>(
            Map.of(
                "documentType",
                "insurance",
                "fileName",
                "policy.pdf",
                "contentType",
                contentType,
                "size",
                size));
    announcement.putAll(about);
    return landlord
        .posts("/api/v1/properties/" + property + "/documents", announcement)
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  /** Says that a document is uploaded. */
  public ValidatableResponse completeDocument(JsonPath announced) {
    return landlord
        .asks()
        .post("/api/v1/documents/" + announced.getString("id") + "/complete")
        .then();
  }

  /** A PDF that is one by its beginning and end. */
  public static byte[] pdf(String text) {
    return ("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% "
            + text
            + "\ntrailer<</Root 1 0 R>>\n%%EOF\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
