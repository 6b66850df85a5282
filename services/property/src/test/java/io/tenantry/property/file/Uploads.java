package io.tenantry.property.file;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tenantry.property.Landlord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A client that uploads photos and documents as it is told to. */
public record Uploads(Landlord landlord, String property) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Announces and uploads a photo, and says it is done. */
  public ValidatableResponse photo(String contentType, byte[] content) {
    JsonPath announced = announcePhoto(contentType, content.length);
    put(announced, content);
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
    put(announced, content);
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

  /** Uploads with the headers that were told, less the length HTTP sets itself. */
  public static int put(JsonPath announced, byte[] content) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(announced.getString("uploadUrl")))
            .PUT(BodyPublishers.ofByteArray(content));
    announced
        .<String, String>getMap("headers")
        .forEach(
            (name, value) -> {
              if (!name.equalsIgnoreCase("content-length")) {
                request.header(name, value);
              }
            });
    try {
      return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status of a read without any right but the address itself. */
  public static int status(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  /** Returns the bytes behind a link. */
  public static byte[] download(String url) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray())
        .body();
  }

  /** A PDF that is one by its beginning and end. */
  public static byte[] pdf(String text) {
    return ("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% "
            + text
            + "\ntrailer<</Root 1 0 R>>\n%%EOF\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
