package io.tenantry.platform.entities;

import static io.tenantry.platform.entities.Notes.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Cost of an insert and a second statement for one client, as an entity and as SQL, taking turns in
 * one JVM: {@code make bench NAME=entities}.
 */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@EnabledIfSystemProperty(named = "bench", matches = "entities")
class WriteCostIT {
  private static final int WARM_UP = 3000;
  private static final int MEASURED = 2000;
  private static final int ROUNDS = 5;
  private static final double AT_MOST = 1.4;
  private static final String INSERT =
      "insert into note (id, org_id, title, version) values ($1, $2, $3, 0)";
  private static final String RECEIVED =
      "insert into inbox (consumer, event_id) values ('bench', $1)";

  @Inject Database database;
  @Inject Entities entities;

  private final UUID organization = UUID.randomUUID();

  @Test
  void an_entity_costs_one_client_little_more_than_sql() {
    p50(this::entity, WARM_UP);
    p50(this::sql, WARM_UP);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      double sql = p50(this::sql, MEASURED);
      double entity = p50(this::entity, MEASURED);
      System.out.printf(
          Locale.ROOT, "p50 SQL %.3f ms, entity %.3f ms: × %.2f%n", sql, entity, entity / sql);
      best = Math.min(best, entity / sql);
    }
    assertThat(best).isLessThanOrEqualTo(AT_MOST);
  }

  private static double p50(Supplier<Uni<?>> write, int times) {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      write.get().await().atMost(SOON);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[times / 2] / 1e6;
  }

  private Uni<?> sql() {
    UUID id = UUID.randomUUID();
    return database.asServiceFor(
        organization,
        tx ->
            tx.execute(INSERT, id, organization, id.toString())
                .chain(() -> tx.execute(RECEIVED, id)));
  }

  private Uni<?> entity() {
    Note note = Note.of(organization, UUID.randomUUID().toString());
    return database.asServiceFor(
        organization,
        tx ->
            entities.in(tx, () -> note.<Note>persist()).chain(() -> tx.execute(RECEIVED, note.id)));
  }
}
