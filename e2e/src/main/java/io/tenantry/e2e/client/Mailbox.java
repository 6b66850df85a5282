package io.tenantry.e2e.client;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The local SMTP sink, read over HTTP. */
public final class Mailbox {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The secret of a link; the mails are quoted-printable. */
  private static final Pattern TOKEN = Pattern.compile("token=(?:3D)?([A-Za-z0-9_-]{43})");

  private final Client client;
  private final String email;

  /** The mails of a person. */
  public Mailbox(Person person) {
    this(person.fleet(), person.email());
  }

  /** The mails at an address. */
  public Mailbox(Fleet fleet, String email) {
    this.client = new Client(fleet.url("mail"));
    this.email = email;
  }

  /** Waits for a mail whose text or subject contains {@code words}. */
  public Answer await(String words) {
    return Eventually.see(
        "a mail to " + email + " with \"" + words + "\"",
        PATIENCE,
        this::messages,
        seen -> seen.status() == 200 && seen.body().toString().contains(words));
  }

  /** Waits for a mail with a link to this page of the web client, and takes its secret. */
  public String awaitLink(String page) {
    return Eventually.see(
        "a mail to " + email + " with a link to " + page,
        PATIENCE,
        () -> link(page),
        seen -> !seen.isEmpty());
  }

  private String link(String page) {
    Answer answer = messages();
    if (answer.status() != 200) {
      return "";
    }
    for (var message : answer.body()) {
      String text = message.path("mimeMessage").asText().replaceAll("=\\r?\\n", "");
      int begin = text.indexOf("/" + page + "?");
      Matcher token = TOKEN.matcher(text);
      if (begin >= 0 && token.find(begin)) {
        return token.group(1);
      }
    }
    return "";
  }

  private Answer messages() {
    return client.get("/api/user/" + email + "/messages");
  }
}
