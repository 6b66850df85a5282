package io.tenantry.notification.notice;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.auth.LinkMail;
import io.tenantry.notification.Mailbox;
import io.tenantry.notification.Samples;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class LinkMailsIT {
  private static final String SECRET = "only-who-gets-the-mail-knows";

  @Inject NoticeEvents events;
  @Inject FieldCipher cipher;
  @Inject Database database;

  private final UUID link = UUID.randomUUID();
  private final String email = "link-" + link + "@example.com";

  @Test
  void a_link_is_mailed_once_unsealed_to_somebody_without_an_account_too() {
    Event invitation =
        issued("invitation", Map.of("organizationName", "Rao Homes", "invitedBy", "Asha Rao"));
    receive(invitation);
    receive(invitation);
    String mail = mail();
    assertThat(mail)
        .contains("Subject: Rao Homes invites you to Tenantry", "Asha Rao invites you")
        .contains("/invitations/accept?token=" + SECRET)
        .contains("Hello,");
    assertThat(Mailbox.of(email)).hasSize(1);
  }

  @Test
  void a_subject_keeps_emoji_and_rare_letters_and_no_line_of_it_becomes_a_header() {
    receive(
        issued(
            "invitation",
            Map.of(
                "organizationName",
                "😀 आशा 𠮷野 Homes\r\nBcc: all@example.com",
                "invitedBy",
                "Ravi")));
    mail();
    String mail = Mailbox.of(email).getFirst();
    assertThat(Mailbox.subject(mail))
        .isEqualTo("😀 आशा 𠮷野 Homes  Bcc: all@example.com invites you to Tenantry");
    assertThat(mail.lines().takeWhile(line -> !line.isEmpty()))
        .noneMatch(line -> line.startsWith("Bcc:"));
  }

  @Test
  void a_reset_says_what_to_do_if_it_was_not_you_and_its_secret_is_gone_afterwards() {
    receive(issued("reset_password", Map.of("firstName", "Asha")));
    assertThat(mail())
        .contains("Subject: Choose a new password", "Hello Asha,", "If it was not you, do nothing")
        .contains("/reset-password?token=" + SECRET);
    await().atMost(ofSeconds(5)).until(() -> secretsKept() == 0);
  }

  @Test
  void an_address_is_confirmed_by_its_own_page() {
    receive(issued("verify_email", Map.of("firstName", "Asha")));
    assertThat(mail()).contains("/verify-email?token=" + SECRET);
  }

  private Event issued(String kind, Map<String, String> details) {
    return Samples.of(
        new LinkMail(),
        Map.of(
            "linkId",
            link,
            "kind",
            kind,
            "email",
            email,
            "details",
            details,
            "sealedSecret",
            ByteBuffer.wrap(cipher.encrypt(SECRET, "link/" + link))));
  }

  private void receive(Event event) {
    events.receive(event).await().indefinitely();
  }

  /** As text: line breaks of the transfer encoding taken out. */
  private String mail() {
    List<String> mails =
        await().atMost(ofSeconds(15)).until(() -> Mailbox.of(email), all -> !all.isEmpty());
    return mails.getFirst().replace("=\r\n", "").replace("=3D", "=").replaceAll("\\s+", " ");
  }

  private long secretsKept() {
    return database
        .asService(
            tx ->
                tx.one(
                    "select count(*) from email where link_id = $1 and link_secret is not null",
                    row -> row.getLong(0),
                    link))
        .await()
        .indefinitely()
        .orElseThrow();
  }
}
