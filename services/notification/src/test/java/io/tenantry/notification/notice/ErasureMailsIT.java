package io.tenantry.notification.notice;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.auth.UserRegistered;
import io.tenantry.contracts.privacy.ErasureDone;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.contracts.privacy.ErasureRefused;
import io.tenantry.contracts.privacy.ErasureRequested;
import io.tenantry.notification.Mailbox;
import io.tenantry.notification.Samples;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.privacy.PrivacyRequests;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erased person is told by mail, and then forgotten. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class ErasureMailsIT {
  private final UUID person = UUID.randomUUID();
  private final UUID erasure = UUID.randomUUID();
  private final String email = "leaver-" + person + "@example.com";

  @Inject AllEvents events;
  @Inject PrivacyRequests requests;
  @Inject Inbox inbox;
  @Inject FieldCipher cipher;
  @Inject Database database;

  @BeforeEach
  void known() {
    receive(
        Samples.of(
            new UserRegistered(), Map.of("userId", person, "email", email, "firstName", "Asha")));
  }

  @Test
  void who_is_refused_reads_why_and_what_to_do() {
    receive(
        new ErasureRefused(
            erasure, person, List.of("You have an invoice that is not paid. Pay it first.")));
    assertThat(mails(1).getFirst())
        .contains("Subject: You cannot be erased yet", "Hello Asha,", "Nothing was erased")
        .contains("You have an invoice that is not paid. Pay it first. Then ask again.");
  }

  @Test
  void who_is_erased_at_once_still_hears_that_they_asked_and_that_it_is_done() {
    receive(new ErasureRequested(erasure, person, Instant.parse("2027-03-15T10:30:00Z")));
    Event order =
        TestEvents.of(person, person, new ErasureOrdered(erasure, person, List.of("notification")));
    inbox.once(order, requests::handle).await().indefinitely();
    assertThat(contacts()).isZero();
    Event done = TestEvents.of(erasure, erasure, done());
    receive(done);
    receive(done);

    List<String> mails = mails(2);
    assertThat(mails)
        .anyMatch(mail -> mail.contains("Subject: You asked to be erased"))
        .anyMatch(
            mail ->
                mail.contains("Subject: You are erased")
                    && mail.contains("Hello Asha,")
                    && mail.contains("Invoices: Books of account, 8 years."));
    await().atMost(ofSeconds(15)).until(() -> traces() == 0);
    assertThat(Mailbox.of(email)).hasSize(2);
  }

  private ErasureDone done() {
    String receiver = new JsonObject().put("email", email).put("firstName", "Asha").encode();
    return ErasureDone.newBuilder()
        .setErasureId(erasure)
        .setSealedReceiver(ByteBuffer.wrap(cipher.encrypt(receiver, "erasure/" + erasure)))
        .setKept(List.of("Invoices: Books of account, 8 years"))
        .setDoneAt(Instant.parse("2027-03-15T10:31:00Z"))
        .build();
  }

  private void receive(SpecificRecord body) {
    receive(TestEvents.of(UUID.randomUUID(), UUID.randomUUID(), body));
  }

  private void receive(Event event) {
    events.receive(event).await().indefinitely();
  }

  /** As text: line breaks of the transfer encoding taken out. */
  private List<String> mails(int expected) {
    return await()
        .atMost(ofSeconds(20))
        .until(() -> Mailbox.of(email), all -> all.size() >= expected)
        .stream()
        .map(mail -> mail.replace("=\r\n", "").replaceAll("\\s+", " "))
        .toList();
  }

  private long contacts() {
    return count("select count(*) from contact where email = $1");
  }

  private long traces() {
    return count("select count(*) from email where to_jsonb(email)::text like '%' || $1 || '%'");
  }

  private long count(String query) {
    return database
        .asService(tx -> tx.one(query, row -> row.getLong(0), email))
        .await()
        .indefinitely()
        .orElseThrow();
  }
}
