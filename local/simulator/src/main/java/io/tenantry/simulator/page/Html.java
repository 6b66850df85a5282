package io.tenantry.simulator.page;

import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Pages from {@code resources/pages}; values are escaped unless they are pages themselves. */
public record Html(String markup) {

  /** No markup. */
  public static final Html NOTHING = new Html("");

  /** A text, escaped. */
  public static Html text(String text) {
    return new Html(
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
  }

  /** {@code resources/pages/<page>.html} with values for its {@code {{names}}}. */
  public static Html fill(String page, Map<String, Html> values) {
    String markup = read(page);
    for (var value : values.entrySet()) {
      markup = markup.replace("{{" + value.getKey() + "}}", value.getValue().markup);
    }
    return new Html(markup);
  }

  /** A whole page, with what the provider says below each: {@code pages/note.html}. */
  public Html framed(String title) {
    String frame = read("frame").replace("{{title}}", text(title).markup);
    return new Html(frame.replace("{{note}}", read("note")).replace("{{body}}", markup));
  }

  /** Answers with it. */
  public void send(RoutingContext http, int status) {
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
