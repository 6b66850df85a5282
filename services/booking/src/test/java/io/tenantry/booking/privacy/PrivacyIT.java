package io.tenantry.booking.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.PrivacyRules;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data and erasure of a person in booking. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PrivacyIT extends PrivacyRules {
  private static final List<String> ROWS =
      List.of(
          """
          insert into availability (listing_id, org_id, property_id, title, status, rent_amount, deposit_amount,
            currency, available_from, listing_version, initial, available, version)
          values ($1, gen_random_uuid(), gen_random_uuid(), 'Room', 'published', 1, 1, 'INR', now(), 1, 1, 1, 1)
          """,
          """
          insert into booking (id, org_id, resident_id, listing_id, property_id, listing_title, quantity, status,
            move_in_date, lease_months, rent_amount, deposit_amount, due_amount, currency, created_at, expires_at)
          values (gen_random_uuid(), gen_random_uuid(), $1, $1, gen_random_uuid(), 'Room of ' || $1::uuid::text, 1,
            'PENDING', now(), 11, 1, 1, 2, 'INR', now(), now())
          """,
          """
          insert into visit (id, org_id, resident_id, listing_id, property_id, listing_title, status, starts_at,
            ends_at, created_at, changed_at)
          values (gen_random_uuid(), gen_random_uuid(), $1, $1, gen_random_uuid(), 'Room ' || {word}, 'scheduled',
            now() + interval '1 day', now() + interval '25 hours', now(), now())
          """,
          """
          insert into visit (id, org_id, resident_id, listing_id, property_id, listing_title, status, starts_at,
            ends_at, created_at, changed_at, agent_id, cancelled_by)
          values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, gen_random_uuid(), 'Shown', 'cancelled',
            now() + interval '1 day', now() + interval '25 hours', now(), now(), $1, $1)
          """,
          """
          insert into visit_schedule (listing_id, org_id, rules, agent_id) values ($1, gen_random_uuid(), '{}', $1)
          """,
          """
          insert into visit_session (listing_id, starts_at, ends_at, org_id, agent_id, busy, day, seats, seats_left)
          values ($1, now(), now() + interval '1 hour', gen_random_uuid(), $1, tstzrange(now(), now() + interval '1 hour'),
            now(), 2, 1)
          """,
          """
          insert into visit_member (org_id, person_id) values (gen_random_uuid(), $1)
          """,
          """
          insert into visit_feed (person_id, token_hash, created_at) values ($1, sha256({word}::bytea), now())
          """);

  PrivacyIT() {
    super("booking");
  }

  @Override
  protected List<String> rows() {
    return ROWS;
  }

  @Override
  protected Set<String> sections() {
    return Set.of("bookings", "visits", "visitsShown", "visitWork", "visitCalendar");
  }

  @Override
  protected List<String> said() {
    return List.of("Room of {person}", "Room {word}");
  }

  @Override
  protected Set<String> kept() {
    return Set.of("Bookings");
  }

  @Test
  void an_open_booking_and_a_coming_visit_stand_in_the_way() {
    assertThat(objections()).anyMatch(reason -> reason.contains("waits for its payment"));
    execute("update booking set status = 'CANCELLED' where resident_id = $1", person);
    execute("update visit set status = 'cancelled' where resident_id = $1", person);
    assertThat(objections()).isEmpty();
  }

  @Test
  void bookings_stay_under_the_pseudonym_and_visits_do_not() {
    erase();
    assertThat(count("booking where resident_id = $1", person)).isEqualTo(1);
    assertThat(count("visit where resident_id = $1", person)).isZero();
    assertThat(count("visit where agent_id = $1 or cancelled_by = $1", person)).isZero();
    assertThat(count("visit_session where agent_id = $1", person)).isZero();
    assertThat(count("visit_session where listing_id = $1", person)).isEqualTo(1);
    assertThat(count("visit_schedule where agent_id = $1", person)).isZero();
    assertThat(count("visit_member where person_id = $1", person)).isZero();
    assertThat(count("visit_feed where person_id = $1", person)).isZero();
    assertThat(count("visit where resident_id = $1", stranger)).isEqualTo(1);
  }
}
