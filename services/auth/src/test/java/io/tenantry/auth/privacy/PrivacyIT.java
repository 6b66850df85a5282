package io.tenantry.auth.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.PrivacyRules;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data and erasure of a person in auth. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PrivacyIT extends PrivacyRules {
  private static final String PERSON =
      """
      insert into person (id, email, first_name, last_name, phone, account_type, created_at,
        email_verified_at, locale, suspended_at, suspended_by, suspension_reason)
      values ($1, 'mail-' || {word} || '@example.com', 'First-' || {word}, 'Last-' || {word}, null,
        'member', now(), now(), 'en-IN', now(), gen_random_uuid(), 'Reason ' || {word})
      """;
  private static final String ORGANIZATION =
      """
      insert into organization (org_id, name, country, owner_id, created_at, billing_email, deleted_at)
      values ($1, 'Rao Homes', 'IN', $1, now(), 'mail-' || {word} || '@example.com', now())
      """;
  private static final String MEMBERSHIP =
      """
      insert into membership (org_id, person_id, role, created_at) values ($1, $1, 'owner', now())
      """;
  private static final String INVITATION =
      """
      insert into invitation (id, org_id, email, role, invited_by, created_at, sent_at)
      values (gen_random_uuid(), $1, 'mail-' || {word} || '@example.com', 'viewer', $1, now(), now())
      """;
  private static final String LINK =
      """
      insert into secret_link (id, kind, secret_hash, email, org_id, payload, issued_at, expires_at)
      values (gen_random_uuid(), 'invitation', sha256(convert_to({word}, 'UTF8')),
        'mail-' || {word} || '@example.com', $1, '{}', now(), now())
      """;
  private static final List<String> ROWS =
      List.of(
          PERSON,
          ORGANIZATION,
          MEMBERSHIP,
          INVITATION,
          LINK,
          """
          insert into api_key (id, org_id, name, permissions, secret_hash, keycloak_user, created_by,
            created_at)
          values ($1, $1, 'Key of ' || {word}, '{members:read}', '\\x00', $1, $1, now())
          """,
          """
          insert into session_origin (session_id, person_id, client_address, user_agent)
          values (gen_random_uuid()::text, $1, '192.0.2.7', 'Agent of ' || {word})
          """,
          "insert into mfa (person_id, enabled_at) values ($1, now())",
          "insert into recovery_code (person_id, code_hash) values ($1, '\\x00')",
          """
          insert into code_attempt (email_hash, failures, since)
          values (sha256(convert_to('mail-' || {word} || '@example.com', 'UTF8')), 3, now())
          """,
          """
          insert into password_attempt (email_hash, network, failures, since)
          values (sha256(convert_to('mail-' || {word} || '@example.com', 'UTF8')),
            'Network of ' || {word}, 3, now())
          """,
          """
          insert into consent (id, person_id, purpose, version, given, address, recorded_at)
          values (gen_random_uuid(), $1, 'terms', '1', true, 'Address of ' || {word}, now())
          """,
          """
          insert into export (id, person_id, status, services, requested_at, asked_at)
          values (gen_random_uuid(), $1, 'EXPIRED', '{}', now(), now())
          """,
          """
          insert into erasure (id, person_id, status, services, receipt_hash, requested_at, asked_at)
          values (gen_random_uuid(), $1, 'REFUSED', '{}', sha256(convert_to({word}, 'UTF8')), now(), now())
          """);

  PrivacyIT() {
    super("auth");
  }

  @Override
  protected List<String> rows() {
    return ROWS;
  }

  @Override
  protected Set<String> sections() {
    return Set.of(
        "profile",
        "memberships",
        "invitations",
        "invitationsSent",
        "links",
        "billing",
        "consents",
        "exports",
        "erasures",
        "sessions",
        "secondFactor",
        "recoveryCodes",
        "failedCodes",
        "failedSignIns",
        "apiKeys");
  }

  @Override
  protected List<String> said() {
    return List.of(
        "mail-{word}@example.com",
        "First-{word}",
        "Reason {word}",
        "Key of {word}",
        "192.0.2.7",
        "Agent of {word}",
        "Address of {word}");
  }

  @Override
  protected Set<String> kept() {
    return Set.of("What you agreed to, and when, without your address");
  }

  @Test
  void nothing_of_how_they_came_in_stays_and_their_keys_open_no_door() {
    erase();
    for (String table : List.of("session_origin", "mfa", "recovery_code", "secret_link")) {
      assertThat(
              count(
                  table + " where to_jsonb(" + table + ")::text like '%' || $1::uuid || '%'",
                  person))
          .as(table)
          .isZero();
    }
    assertThat(count("api_key where created_by = $1 and revoked_at is null", person)).isZero();
    assertThat(count("session_ending where person_id = $1", person)).isEqualTo(1);
    assertThat(count("invitation where org_id = $1 and withdrawn_at is null", person)).isZero();
    assertThat(
            count(
                "code_attempt where email_hash = sha256(convert_to('mail-'"
                    + " || replace($1::uuid::text, '-', '') || '@example.com', 'UTF8'))",
                person))
        .isZero();
  }

  @Test
  void memberships_end_as_they_do_when_somebody_is_removed() {
    erase();
    assertThat(count("membership where person_id = $1", person)).isZero();
    assertThat(OutboxProbe.eventsAbout(person)).contains("auth.member_left");
  }

  @Test
  void what_was_sent_to_an_address_is_nobodys_until_they_have_shown_that_it_is_theirs() {
    execute("update person set email_verified_at = null where id = $1", person);
    erase();
    assertThat(count("invitation where org_id = $1 and withdrawn_at is null", person)).isEqualTo(1);
    assertThat(count("secret_link where org_id = $1", person)).isEqualTo(1);
  }
}
