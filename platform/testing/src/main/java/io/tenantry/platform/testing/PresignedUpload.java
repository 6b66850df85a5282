package io.tenantry.platform.testing;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of links that lead to the object store, for one upload or one download. */
public final class PresignedUpload {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private PresignedUpload() {}

  /** Uploads with the headers that were told, less the length HTTP sets itself; the status. */
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
      return send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The status of a read without any right but the address itself. */
  public static int status(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  /** Returns the bytes behind a link. */
  public static byte[] download(String url) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray()).body();
  }

  private static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
      throws IOException {
    try {
      return HTTP.send(request, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
