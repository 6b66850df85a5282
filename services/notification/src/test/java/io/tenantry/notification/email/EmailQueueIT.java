package io.tenantry.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.contracts.auth.PersonState;
import io.tenantry.notification.Samples;
import io.tenantry.notification.contact.Contacts;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue while no SMTP server answers and no worker runs by itself. */
@QuarkusTest
@TestProfile(EmailQueueIT.NobodySends.class)
@WithTestResource(ScratchDatabase.class)
class EmailQueueIT {
  public static final class NobodySends implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.scheduler.enabled", "false", "quarkus.mailer.port", "1");
    }
  }

  @Inject Emails emails;
  @Inject EmailDelivery delivery;
  @Inject Contacts contacts;
  @Inject Database database;

  private final UUID person = UUID.randomUUID();

  @BeforeEach
  void emptyQueue() throws SQLException {
    superuser("delete from email");
  }

  @Test
  void one_event_queues_one_email_for_a_person() {
    UUID event = UUID.randomUUID();
    known();
    queue(event);
    queue(event);
    assertThat(take()).hasSize(1);
  }

  @Test
  void an_email_waits_for_its_receivers_address() {
    queue(UUID.randomUUID());
    assertThat(take()).isEmpty();
    known();
    assertThat(take()).extracting(Letter::address).containsExactly("r@example.com");
  }

  @Test
  void what_one_worker_has_taken_no_other_takes_until_its_next_attempt_is_due()
      throws SQLException {
    known();
    queue(UUID.randomUUID());
    Letter taken = take().getFirst();
    assertThat(take()).isEmpty();
    superuser("update email set next_attempt_at = now()");
    assertThat(take()).extracting(Letter::messageId).containsExactly(taken.messageId());
  }

  @Test
  void an_email_is_tried_again_when_the_server_is_away_and_given_up_after_14_attempts()
      throws SQLException {
    known();
    queue(UUID.randomUUID());
    for (int attempt = 1; attempt <= 14; attempt++) {
      assertThat(state()).isEqualTo("queued after " + (attempt - 1));
      delivery.deliver().await().indefinitely();
      superuser("update email set next_attempt_at = now()");
    }
    assertThat(state()).isEqualTo("failed after 14");
    assertThat(take()).isEmpty();
  }

  @Test
  void a_letter_that_cannot_be_written_keeps_no_other_from_being_tried() throws SQLException {
    known();
    queue(UUID.randomUUID());
    superuser(
        """
        insert into email (id, event_id, address, first_name, type, subject, body, link_id,
          link_path, link_secret)
        values (gen_random_uuid(), gen_random_uuid(), 'a@example.com', 'Asha', 'auth.link_mail',
          'Reset', 'Read on.', gen_random_uuid(), 'reset-password', 'bm9ib2R5IHNlYWxlZCB0aGlz')
        """);
    queue(UUID.randomUUID());
    delivery.deliver().await().indefinitely();
    assertThat(tried()).isEqualTo(3);
  }

  @Test
  void what_somebody_waits_for_goes_before_alerts() {
    known();
    for (int i = 0; i < 20; i++) {
      queue(UUID.randomUUID(), "search.listing_matched", "New for you");
    }
    queue(UUID.randomUUID());
    assertThat(take()).extracting(Letter::subject).contains("Receipt");
  }

  @Test
  void one_turn_sends_all_that_is_due() throws SQLException {
    known();
    for (int i = 0; i < 120; i++) {
      queue(UUID.randomUUID());
    }
    delivery.deliver().await().indefinitely();
    assertThat(state()).isEqualTo("queued after 1");
  }

  @Test
  void an_email_whose_receiver_stays_unknown_for_a_day_is_given_up() throws SQLException {
    queue(UUID.randomUUID());
    emails.giveUp().await().indefinitely();
    assertThat(state()).isEqualTo("queued after 0");
    superuser("update email set queued_at = now() - interval '25 hours'");
    emails.giveUp().await().indefinitely();
    assertThat(state()).isEqualTo("failed after 0");
  }

  private void queue(UUID event) {
    queue(event, "payment.succeeded", "Receipt");
  }

  private void queue(UUID event, String type, String subject) {
    database
        .asService(
            tx -> emails.queue(tx, person, event, type, subject, "Read on.", Optional.empty()))
        .await()
        .indefinitely();
  }

  private void known() {
    var user =
        (PersonState)
            Samples.of(new PersonState(), Map.of("personId", person, "email", "r@example.com"))
                .body();
    database.asService(tx -> contacts.keep(tx, user)).await().indefinitely();
  }

  private List<Letter> take() {
    return emails.take(10).await().indefinitely();
  }

  private String state() {
    return database
        .asService(
            tx ->
                tx.one(
                    "select distinct state, attempts from email",
                    r -> r.getString(0) + " after " + r.getInteger(1)))
        .await()
        .indefinitely()
        .orElseThrow();
  }

  private long tried() {
    return database
        .asService(
            tx ->
                tx.one(
                    "select count(*) from email where last_error is not null",
                    row -> row.getLong(0)))
        .await()
        .indefinitely()
        .orElseThrow();
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
