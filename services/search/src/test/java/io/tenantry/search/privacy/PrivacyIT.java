package io.tenantry.search.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.PrivacyRules;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.search.TestIndex;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data and erasure of a person in search. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestIndex.class)
class PrivacyIT extends PrivacyRules {
  private static final List<String> ROWS =
      List.of(
          """
          insert into saved_search (id, person_id, name, query, forgiving, alerts, created_at, alerts_from, looked_until)
          values ($1, $1, 'Search of ' || $1::uuid::text, '{}', false, true, now(), now(), now())
          """);

  PrivacyIT() {
    super("search");
  }

  @Override
  protected List<String> rows() {
    return ROWS;
  }

  @Override
  protected Set<String> sections() {
    return Set.of("saved_searches");
  }

  @Override
  protected List<String> said() {
    return List.of("Search of {person}");
  }

  @Override
  protected Set<String> kept() {
    return Set.of();
  }

  @Test
  void it_never_objects() {
    assertThat(objections()).isEmpty();
  }
}
