package io.tenantry.searchindexer.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.searchindexer.TestAlias;
import io.tenantry.searchindexer.document.Documents;
import io.tenantry.searchindexer.document.Entry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(TestAlias.class)
class RowOrderIT {
  private static final int LISTINGS = 300;
  private static final int ROUNDS = 40;

  @Inject Database database;
  @Inject Documents documents;

  @Test
  void many_rows_changed_from_several_sides_at_once_never_wait_in_a_circle() throws Exception {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(LISTINGS).toList();
    List<UUID> backwards = ids.reversed();
    try (ExecutorService sides = Executors.newFixedThreadPool(4)) {
      List<Callable<Object>> changes =
          List.of(
              again(round -> merge(ids, round)),
              again(round -> merge(backwards, round)),
              again(round -> documents.indexed(entries(ids, round)).await().indefinitely()),
              again(round -> documents.sayAgain(entries(backwards, 1)).await().indefinitely()));
      for (Future<Object> done : sides.invokeAll(changes)) {
        assertThat(done).succeedsWithin(Duration.ofMinutes(1));
      }
    }
  }

  private interface Change {
    Object at(int round);
  }

  private static Callable<Object> again(Change change) {
    return () -> {
      for (int round = 1; round <= ROUNDS; round++) {
        change.at(round);
      }
      return ROUNDS;
    };
  }

  private Object merge(List<UUID> ids, int version) {
    List<Listing> listings =
        ids.stream().map(id -> (Listing) Offers.listing(id, "published", version).body()).toList();
    return database.asService(tx -> documents.merge(tx, listings)).await().indefinitely();
  }

  private static List<Entry> entries(List<UUID> ids, long version) {
    return ids.stream().map(id -> new Entry(id, version, false, Optional.empty())).toList();
  }
}
