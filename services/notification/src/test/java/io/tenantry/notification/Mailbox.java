package io.tenantry.notification;

import static io.restassured.RestAssured.given;

import io.tenantry.platform.testing.LocalStack;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages that arrived for an address at the local stack's SMTP server. */
public final class Mailbox {
  private static final Pattern SUBJECT =
      Pattern.compile("^Subject: (.*(?:\\r?\\n .*)*)", Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]*)\\?=");

  private Mailbox() {}

  /** The mails, as they came over the wire. */
  public static List<String> of(String email) {
    var answer =
        given()
            .baseUri(LocalStack.accounts().path("mail").asText())
            .get("/api/user/" + email + "/messages");
    return answer.statusCode() == 200 ? answer.path("mimeMessage") : List.of();
  }

  /** The subject of a mail, as readers show it. */
  public static String subject(String mail) {
    Matcher header = SUBJECT.matcher(mail);
    return header.find() ? decoded(header.group(1).replaceAll("\\r?\\n ", " ")) : "";
  }

  /** A header's text with its encoded words decoded, after RFC 2047. */
  public static String decoded(String header) {
    String joined = header.replaceAll("\\?=\\s+=\\?UTF-8\\?B\\?", "?==?UTF-8?B?");
    return WORD.matcher(joined)
        .replaceAll(
            word -> {
              byte[] bytes = Base64.getDecoder().decode(word.group(1));
              return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
            });
  }
}
