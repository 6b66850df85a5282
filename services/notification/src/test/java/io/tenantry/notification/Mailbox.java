package io.tenantry.notification;

import static io.restassured.RestAssured.given;

import io.tenantry.platform.testing.LocalStack;
import java.util.List;

/** What arrived for an address at the local stack's SMTP server. */
public final class Mailbox {
  private Mailbox() {}

  /** The mails, as they came over the wire. */
  public static List<String> of(String email) {
    var answer =
        given()
            .baseUri(LocalStack.accounts().path("mail").asText())
            .get("/api/user/" + email + "/messages");
    return answer.statusCode() == 200 ? answer.path("mimeMessage") : List.of();
  }
}
