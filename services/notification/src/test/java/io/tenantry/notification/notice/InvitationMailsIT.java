package io.tenantry.notification.notice;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.auth.MemberJoined;
import io.tenantry.contracts.auth.PersonState;
import io.tenantry.contracts.booking.VisitCancelled;
import io.tenantry.contracts.booking.VisitConfirmed;
import io.tenantry.contracts.booking.VisitReminderDue;
import io.tenantry.contracts.booking.VisitRescheduled;
import io.tenantry.contracts.booking.VisitScheduled;
import io.tenantry.notification.Mailbox;
import io.tenantry.notification.Samples;
import io.tenantry.notification.contact.PersonEvents;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visits reach the calendars of who comes and of who shows. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class InvitationMailsIT {
  private static final Pattern ATTACHED =
      Pattern.compile(
          "Content-Type: text/calendar; charset=UTF-8; method=(\\w+).*?\\r?\\n\\r?\\n(.*?)\\r?\\n--",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  @Inject NoticeEvents events;
  @Inject PersonEvents people;
  @Inject Inbox inbox;

  private final UUID visit = UUID.randomUUID();
  private final UUID resident = UUID.randomUUID();
  private final UUID agent = UUID.randomUUID();
  private final UUID owner = UUID.randomUUID();
  private final UUID organization = UUID.randomUUID();

  @BeforeEach
  void everybodyIsKnown() {
    for (UUID person : List.of(resident, agent, owner)) {
      introduce(Map.of("personId", person, "email", email(person)));
    }
    for (UUID person : List.of(agent, owner)) {
      receive(
          Samples.of(
              new MemberJoined(),
              Map.of("organizationId", organization, "userId", person, "role", "manager")));
    }
  }

  @Test
  void who_comes_and_who_shows_get_an_invitation_its_change_and_its_end() {
    Instant later = Instant.parse("2027-03-16T10:30:00Z");
    receive(visit(new VisitScheduled(), 0, Map.of()));
    awaitMails(resident, 1);
    receive(visit(new VisitRescheduled(), 1, Map.of("startsAt", later)));
    awaitMails(resident, 2);
    receive(visit(new VisitCancelled(), 2, Map.of("startsAt", later)));
    for (UUID person : List.of(resident, agent)) {
      awaitMails(person, 3);
      List<String> invitations = invitations(person);
      assertThat(invitations)
          .hasSize(3)
          .allSatisfy(
              text ->
                  assertThat(text)
                      .contains("UID:" + visit + "@tenantry.io", "mailto:" + email(person)));
      assertThat(invitations)
          .anySatisfy(
              text ->
                  assertThat(text)
                      .contains("METHOD:REQUEST", "SEQUENCE:0", "DTSTART:20270315T103000Z"))
          .anySatisfy(
              text ->
                  assertThat(text)
                      .contains("METHOD:REQUEST", "SEQUENCE:1", "DTSTART:20270316T103000Z"))
          .anySatisfy(text -> assertThat(text).contains("METHOD:CANCEL", "SEQUENCE:2"));
    }
    assertThat(Mailbox.of(email(owner))).isEmpty();
  }

  @Test
  void nobody_in_particular_means_everybody_who_runs_the_place() {
    Event scheduled = visit(new VisitScheduled(), 0, Map.of());
    scheduled.body().put(scheduled.body().getSchema().getField("agentId").pos(), null);
    receive(scheduled);
    receive(scheduled);
    for (UUID person : List.of(resident, agent, owner)) {
      awaitMails(person, 1);
      assertThat(invitations(person)).hasSize(1);
    }
  }

  @Test
  void reminders_are_mails_without_another_invitation_and_a_confirmation_is_none() {
    receive(visit(new VisitReminderDue(), 0, Map.of("minutesBefore", 120)));
    receive(visit(new VisitConfirmed(), 0, Map.of()));
    awaitMails(resident, 1);
    awaitMails(agent, 1);
    assertThat(Mailbox.of(email(resident)).getFirst()).contains("in two hours");
    assertThat(invitations(resident)).isEmpty();
  }

  private Event visit(SpecificRecord record, int sequence, Map<String, Object> more) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                "visitId", visit,
                "residentId", resident,
                "agentId", agent,
                "organizationId", organization,
                "sequence", sequence));
    fields.putAll(more);
    return Samples.of(record, fields);
  }

  private static List<String> invitations(UUID person) {
    return Mailbox.of(email(person)).stream()
        .flatMap(mail -> ATTACHED.matcher(mail).results())
        .map(InvitationMailsIT::text)
        .toList();
  }

  private static String text(MatchResult attached) {
    String text =
        new String(Base64.getMimeDecoder().decode(attached.group(2)), StandardCharsets.UTF_8);
    assertThat(text).contains("METHOD:" + attached.group(1));
    // long lines are folded
    return text.replace("\r\n ", "");
  }

  private static void awaitMails(UUID person, int count) {
    await().atMost(ofSeconds(20)).until(() -> Mailbox.of(email(person)).size() == count);
  }

  private static String email(UUID person) {
    return "person-" + person + "@example.com";
  }

  private void receive(Event event) {
    events.receive(event).await().indefinitely();
  }

  private void introduce(Map<String, Object> state) {
    Event event = Samples.of(new PersonState(), state);
    inbox.once(event, people::handle).await().indefinitely();
  }
}
