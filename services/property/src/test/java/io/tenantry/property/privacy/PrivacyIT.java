package io.tenantry.property.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.PrivacyRules;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data and erasure of a person in property. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class PrivacyIT extends PrivacyRules {
  private static final List<String> ROWS =
      List.of(
          """
          insert into property (id, org_id, created_by, status, name, type, address_line1, city, state, postal_code,
            country, latitude, longitude, amenities, rules, created_at, updated_at)
          values ($1, gen_random_uuid(), $1, 'active', 'House of ' || $1::uuid::text, 'house', 'a', 'b', 'c', 'd', 'IN',
            1, 1, '{}', '{}', now(), now())
          """,
          """
          insert into photo (id, org_id, property_id, created_by, file_name, content_type, size, status, created_at)
          values ($1, gen_random_uuid(), $1, $1, 'photo-of-' || $1::uuid::text, 'image/png', 1, 'ready', now())
          """,
          """
          insert into listing (id, org_id, property_id, created_by, status, title, description, unit_type, quantity,
            rent_amount, deposit_amount, currency, available_from, photos, version, created_at, updated_at)
          values ($1, gen_random_uuid(), $1, $1, 'draft', 'Listing of ' || $1::uuid::text, 'd', 'property', 1, 1, 1, 'INR',
            now(), '{}', 1, now(), now())
          """,
          """
          insert into property_document (id, org_id, property_id, created_by, document_type, file_name, content_type, size,
            status, created_at)
          values ($1, gen_random_uuid(), $1, $1, 'deed', 'deed-of-' || $1::uuid::text, 'application/pdf', 1, 'ready', now())
          """,
          """
          insert into portfolio_import (id, org_id, created_by, dry_run, status, total, created_at)
          values ($1, gen_random_uuid(), $1, true, 'completed', 1, now())
          """);

  PrivacyIT() {
    super("property");
  }

  @Override
  protected List<String> rows() {
    return ROWS;
  }

  @Override
  protected Set<String> sections() {
    return Set.of("properties", "listings", "photos", "documents", "imports");
  }

  @Override
  protected List<String> said() {
    return List.of(
        "House of {person}", "photo-of-{person}", "Listing of {person}", "deed-of-{person}");
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
  void what_they_made_for_their_organization_stays() {
    erase();
    assertThat(count("property where id = $1", person)).isEqualTo(1);
  }
}
