package io.tenantry.lease.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.PrivacyRules;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data and erasure of a person in lease. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class PrivacyIT extends PrivacyRules {
  private static final List<String> ROWS =
      List.of(
          """
          insert into lease (id, org_id, resident_id, booking_id, listing_id, property_id, unit, status, start_date,
            end_date, due_day, rent_amount, deposit_amount, prepaid_rent_amount, currency, created_at)
          values (gen_random_uuid(), gen_random_uuid(), $1, gen_random_uuid(), gen_random_uuid(),
            gen_random_uuid(), 'Unit of ' || $1::uuid::text, 'active', now(), now() + interval '1 year', 1, 1, 1, 0,
            'INR', now())
          """);

  PrivacyIT() {
    super("lease");
  }

  @Override
  protected List<String> rows() {
    return ROWS;
  }

  @Override
  protected Set<String> sections() {
    return Set.of("leases");
  }

  @Override
  protected List<String> said() {
    return List.of("Unit of {person}");
  }

  @Override
  protected Set<String> kept() {
    return Set.of("Leases");
  }

  @Test
  void a_lease_that_has_not_ended_stands_in_the_way() {
    assertThat(objections()).anyMatch(reason -> reason.contains("lease that has not ended"));
    execute("update lease set status = 'notice' where resident_id = $1", person);
    execute("update lease set status = 'vacant' where resident_id = $1", person);
    assertThat(objections()).isEmpty();
  }

  @Test
  void a_lease_that_nobody_will_live_by_does_not() {
    execute(
        "update lease set status = 'cancelled', cancelled_at = now() where resident_id = $1",
        person);
    assertThat(objections()).isEmpty();
  }

  @Test
  void leases_stay_under_the_pseudonym() {
    erase();
    assertThat(count("lease where resident_id = $1", person)).isEqualTo(1);
  }
}
