package io.tenantry.auth.provider;

import io.tenantry.auth.keycloak.ScratchRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As much of a browser as signing in takes: it follows redirects, keeps cookies (also secure ones,
 * which browsers send to localhost) and submits the form of a page. It stops at the web client.
 */
final class Browser {
  private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private URI at = URI.create("about:blank");
  private String page = "";

  Browser open(String url) {
    return follow(HttpRequest.newBuilder(URI.create(url)).build());
  }

  /** Submits the form that is shown. */
  Browser submit(Map<String, String> fields) {
    Matcher form = FORM.matcher(page);
    if (!form.find()) {
      throw new IllegalStateException("No form at " + at + ":\n" + page);
    }
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return follow(
        HttpRequest.newBuilder(at.resolve(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** Returns the address. */
  URI at() {
    return at;
  }

  /** Returns the page's text. */
  String page() {
    return page;
  }

  /** The code, once the web client has it. */
  Optional<String> code() {
    return at.toString().startsWith(ScratchRealm.WEB)
        ? Optional.ofNullable(at.getRawQuery())
            .flatMap(
                query ->
                    Pattern.compile("(?:^|&)code=([^&]+)").matcher(query).results().findFirst())
            .map(found -> URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private Browser follow(HttpRequest first) {
    HttpRequest request = first;
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> answer = send(request);
      at = request.uri();
      page = answer.body();
      Optional<String> next = answer.headers().firstValue("Location");
      if (next.isEmpty()) {
        return this;
      }
      at = at.resolve(next.get());
      if (at.toString().startsWith(ScratchRealm.WEB)) {
        page = "";
        return this;
      }
      request = HttpRequest.newBuilder(at).build();
    }
    throw new IllegalStateException("Sent to and fro: " + at);
  }

  private HttpResponse<String> send(HttpRequest request) {
    String path = request.uri().getPath();
    String known =
        cookies.entrySet().stream()
            .filter(cookie -> path.startsWith(cookie.getKey().split(" ", 2)[0]))
            .map(cookie -> cookie.getKey().split(" ", 2)[1] + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(request, (name, value) -> true)
                  .header("Cookie", known)
                  .build(),
              BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(String header) {
    String[] parts = header.split(";\\s*", -1);
    String[] pair = parts[0].split("=", 2);
    String path = "/";
    boolean gone = false;
    for (String part : parts) {
      if (part.startsWith("Path=")) {
        path = part.substring("Path=".length());
      }
      gone |= part.equals("Max-Age=0");
    }
    if (gone) {
      cookies.remove(path + " " + pair[0]);
    } else {
      cookies.put(path + " " + pair[0], pair[1]);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
