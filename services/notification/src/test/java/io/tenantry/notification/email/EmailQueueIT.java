package io.tenantry.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.auth.PersonState;
import io.tenantry.notification.Samples;
import io.tenantry.notification.contact.Contacts;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTasks;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
  @Inject OutboundTasks tasks;
  @Inject Contacts contacts;
  @Inject Database database;

  private final UUID person = UUID.randomUUID();

  @BeforeEach
  void emptyQueue() throws SQLException {
    superuser("delete from email");
    superuser("delete from outbound_task");
  }

  @Test
  void one_event_queues_one_email_for_a_person() {
    UUID event = UUID.randomUUID();
    known();
    queue(event);
    queue(event);
    assertThat(waiting("send-email")).hasSize(1);
  }

  @Test
  void an_email_waits_for_its_receivers_address_and_is_sent_at_once_when_it_is_there()
      throws SQLException {
    queue(UUID.randomUUID());
    UUID email = waiting("send-email").getFirst();
    attempt(email);
    assertThat(emails.find(email).await().indefinitely()).isEmpty();
    assertThat(due()).isZero();
    known();
    assertThat(emails.find(email).await().indefinitely())
        .map(Letter::address)
        .contains("r@example.com");
    assertThat(due()).isEqualTo(1);
  }

  @Test
  void an_email_is_tried_again_when_the_server_is_away_and_given_up_after_15_attempts()
      throws SQLException {
    known();
    queue(UUID.randomUUID());
    UUID email = waiting("send-email").getFirst();
    for (int attempt = 1; attempt <= 15; attempt++) {
      assertThat(state()).isEqualTo("queued");
      attempt(email);
    }
    assertThat(state()).isEqualTo("failed");
    assertThat(emails.find(email).await().indefinitely()).isEmpty();
    assertThat(waiting("send-email")).isEmpty();
  }

  @Test
  void what_somebody_waits_for_does_not_stand_behind_alerts() {
    known();
    queue(UUID.randomUUID(), "search.listing_matched", "New for you");
    queue(UUID.randomUUID());
    assertThat(waiting("send-alert")).hasSize(1);
    assertThat(waiting("send-email")).hasSize(1);
  }

  @Test
  void an_email_whose_receiver_stays_unknown_for_a_day_is_given_up() throws SQLException {
    queue(UUID.randomUUID());
    UUID email = waiting("send-email").getFirst();
    attempt(email);
    assertThat(state()).isEqualTo("queued");
    superuser("update email set queued_at = now() - interval '25 hours'");
    attempt(email);
    assertThat(state()).isEqualTo("failed");
    assertThat(waiting("send-email")).isEmpty();
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

  private void attempt(UUID email) {
    tasks.run(EmailDelivery.KIND, email).await().indefinitely();
  }

  private List<UUID> waiting(String kind) {
    return read(
        tx ->
            tx.list(
                "select subject from outbound_task where kind = $1 and dead_at is null",
                row -> row.getUUID(0),
                kind));
  }

  private long due() {
    return read(tx ->
            tx.one(
                "select count(*) from outbound_task where due_at <= now()", row -> row.getLong(0)))
        .orElseThrow();
  }

  private String state() {
    return read(tx -> tx.one("select distinct state from email", row -> row.getString(0)))
        .orElseThrow();
  }

  private <T> T read(Function<Tx, Uni<T>> query) {
    return database.asService(query).await().indefinitely();
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
