package io.tenantry.e2e.demo;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Person;
import java.time.Duration;

/** The local SMTP sink, read over HTTP. */
final class Mailbox {
  private final Client client;
  private final String email;

  Mailbox(Person person) {
    client = new Client(person.fleet().url("mail"));
    email = person.email();
  }

  /** Waits for a mail whose text or subject contains {@code words}. */
  Answer await(String words) {
    return Eventually.see(
        "a mail to " + email + " with \"" + words + "\"",
        Duration.ofSeconds(20),
        () -> client.get("/api/user/" + email + "/messages"),
        seen -> seen.status() == 200 && seen.body().toString().contains(words));
  }
}
