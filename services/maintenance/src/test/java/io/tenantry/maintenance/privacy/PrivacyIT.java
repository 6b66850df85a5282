package io.tenantry.maintenance.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.PrivacyRules;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Maintenance answers requests for data and erasure. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class PrivacyIT extends PrivacyRules {
  private static final List<String> ROWS =
      List.of(
          """
          insert into home (lease_id, org_id, resident_id, property_id, unit, starts_on)
          values ($1, gen_random_uuid(), $1, gen_random_uuid(), 'Room of ' || {word}, now())
          """,
          """
          insert into maintenance_plan (id, org_id, property_id, category, place, description, priority, every_months,
            first_on, occurrence, next_on, active, created_by, created_at, version)
          values ($1, gen_random_uuid(), gen_random_uuid(), 'pest', 'roof', 'Spray', 'low', 1, now(), 0, now(), true,
            $1, now(), 0)
          """,
          """
          insert into maintenance_request (id, org_id, property_id, resident_id, reported_by, category, place, description,
            access, time_zone, status, priority, reported_at, due_at, updated_at, version)
          values ($1, gen_random_uuid(), gen_random_uuid(), $1, $1, 'plumbing', 'bath of ' || {word}, 'tap of ' || {word},
            '', 'UTC', 'received', 'low', now(), now(), now(), 0)
          """,
          """
          insert into request_history (id, org_id, request_id, resident_id, changed_by, change, changed_at)
          values ($1, gen_random_uuid(), $1, $1, $1, 'reported', now())
          """,
          """
          insert into request_comment (id, org_id, request_id, resident_id, written_by, by_resident, text, written_at)
          values ($1, gen_random_uuid(), $1, $1, $1, true, 'said by ' || {word}, now())
          """,
          """
          insert into request_photo (id, org_id, request_id, resident_id, uploaded_by, file_name, content_type, size,
            announced_at)
          values ($1, gen_random_uuid(), $1, $1, $1, 'photo of ' || {word}, 'image/png', 1, now())
          """);

  PrivacyIT() {
    super("maintenance");
  }

  @Override
  protected List<String> rows() {
    return ROWS;
  }

  @Override
  protected Set<String> sections() {
    return Set.of("homes", "requests", "comments", "photos", "changes", "plans");
  }

  @Override
  protected List<String> said() {
    return List.of("Room of {word}", "tap of {word}", "said by {word}", "photo of {word}");
  }

  @Override
  protected Set<String> kept() {
    return Set.of("Maintenance records");
  }

  @Test
  void what_was_mended_stays_under_the_pseudonym() {
    erase();
    assertThat(count("maintenance_request where resident_id = $1", person)).isEqualTo(1);
  }
}
