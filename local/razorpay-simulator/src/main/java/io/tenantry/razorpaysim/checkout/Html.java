package io.tenantry.razorpaysim.checkout;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Pages from {@code resources/pages}; values are escaped unless they are pages themselves. */
record Html(String markup) {

  static final Html NOTHING = new Html("");

  static Html text(String text) {
    return new Html(
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
  }

  static Html fill(String page, Map<String, Html> values) {
    String markup = read(page);
    for (var value : values.entrySet()) {
      markup = markup.replace("{{" + value.getKey() + "}}", value.getValue().markup);
    }
    return new Html(markup);
  }

  Html framed(String title) {
    String frame = read("frame").replace("{{title}}", text(title).markup);
    return new Html(frame.replace("{{body}}", markup));
  }

  void send(RoutingContext http, int status) {
    http.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .end(markup);
  }

  private static String read(String page) {
    try (var in = Html.class.getResourceAsStream("/pages/" + page + ".html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
