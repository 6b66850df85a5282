package io.tenantry.search.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.search.TestIndex;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestIndex.class)
class PrivacyIT {
  private static final String SAVE =
      """
      insert into saved_search (id, person_id, name, query, forgiving, alerts, created_at,
        alerts_from, looked_until)
      values (gen_random_uuid(), $1, 'Search of ' || $1::uuid::text, '{}', false, true, now(), now(), now())
      """;

  private final UUID person = UUID.randomUUID();
  private final UUID stranger = UUID.randomUUID();

  @Inject SavedSearchData data;
  @Inject Database database;

  @Test
  void a_person_gets_and_loses_their_searches_and_nobody_elses() {
    execute(SAVE, person);
    execute(SAVE, stranger);
    assertThat(collected(person).encode())
        .contains("Search of " + person)
        .doesNotContain(stranger.toString());

    database.asService(tx -> data.erase(tx, person)).await().indefinitely();
    assertThat(collected(person).encode()).doesNotContain("Search of");
    assertThat(collected(stranger).encode()).contains("Search of " + stranger);
  }

  @Test
  void nothing_is_written_down_of_the_erased() {
    execute("insert into erased_person (person_id) values ($1)", person);
    execute(SAVE, person);
    assertThat(collected(person).encode()).doesNotContain("Search of");
  }

  private JsonObject collected(UUID of) {
    return database.asService(tx -> data.collect(tx, of)).await().indefinitely();
  }

  private void execute(String sql, UUID who) {
    database.asService(tx -> tx.execute(sql, who)).await().indefinitely();
  }
}
