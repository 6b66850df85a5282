package io.tenantry.notification.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.PrivacyRules;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data and erasure of a person in notification. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PrivacyIT extends PrivacyRules {
  private static final String TO_THEIR_ADDRESS =
      "email where position(replace($1::uuid::text, '-', '') in address) > 0";
  private static final List<String> ROWS =
      List.of(
          """
          insert into contact (person_id, email, first_name, last_name)
          values ($1, 'mail-' || {word} || '@example.com', 'First-' || {word}, 'Last-' || {word})
          """,
          """
          insert into organization_member (org_id, person_id, role) values (gen_random_uuid(), $1, 'owner')
          """,
          """
          insert into notification (id, person_id, event_id, type, title, body, data, created_at)
          values (gen_random_uuid(), $1, gen_random_uuid(), 't', 'Title', 'Body of ' || {word}, '{}', now())
          """,
          """
          insert into email (id, event_id, person_id, type, subject, body, state)
          values (gen_random_uuid(), gen_random_uuid(), $1, 't', 'Subject', 'Mail to ' || {word}, 'sent')
          """,
          """
          insert into email (id, event_id, address, first_name, type, subject, body, state)
          values (gen_random_uuid(), gen_random_uuid(), 'Mail-' || {word} || '@example.com', 'First-' || {word},
            'auth.link_issued', 'Rao Homes invites you', 'Somebody invites you', 'sent')
          """);

  PrivacyIT() {
    super("notification");
  }

  @Override
  protected List<String> rows() {
    return ROWS;
  }

  @Override
  protected Set<String> sections() {
    return Set.of("contact", "organizations", "notifications", "emails");
  }

  @Override
  protected List<String> said() {
    return List.of(
        "mail-{word}@example.com",
        "Last-{word}",
        "Body of {word}",
        "Mail to {word}",
        "auth.link_issued");
  }

  @Override
  protected Set<String> kept() {
    return Set.of();
  }

  @Test
  void it_never_objects() {
    assertThat(objections()).isEmpty();
  }

  @Test
  void what_others_wrote_to_an_address_is_listed_and_not_shown() {
    assertThat(document().encode()).doesNotContain("Rao Homes", "Somebody invites you");
  }

  @Test
  void nothing_stays_and_nothing_is_taken_from_the_others() {
    erase();
    for (String table : List.of("contact", "organization_member", "notification", "email")) {
      assertThat(count(table + " where person_id = $1", person)).as(table).isZero();
      assertThat(count(table + " where person_id = $1", stranger)).as(table).isEqualTo(1);
    }
    assertThat(count(TO_THEIR_ADDRESS, person)).isZero();
    assertThat(count(TO_THEIR_ADDRESS, stranger)).isEqualTo(1);
  }

  @Test
  void what_is_told_late_of_an_erased_person_is_not_written_down() {
    erase();
    ROWS.subList(0, 4).forEach(row -> execute(row, person));
    for (String table : List.of("contact", "organization_member", "notification", "email")) {
      assertThat(count(table + " where person_id = $1", person)).as(table).isZero();
    }
  }
}
