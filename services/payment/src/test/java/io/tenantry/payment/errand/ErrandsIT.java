package io.tenantry.payment.errand;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.StripeSimulator;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(StripeSimulator.class)
class ErrandsIT {
  private static final Set<UUID> DONE = ConcurrentHashMap.newKeySet();
  private static final UUID POISON = UUID.randomUUID();

  @Inject Errands errands;
  @Inject Database database;

  /** Fails at one errand in a way that cannot even be written down. */
  @ApplicationScoped
  static class Delicate implements Courier {
    @Override
    public String kind() {
      return "delicate";
    }

    @Override
    public Uni<Boolean> run(Errand errand) {
      if (errand.subject().equals(POISON)) {
        throw new IllegalStateException("The provider said \0 and no more");
      }
      DONE.add(errand.subject());
      return Uni.createFrom().item(true);
    }
  }

  @Test
  void one_errand_that_always_fails_stops_no_other_and_says_why() {
    UUID before = UUID.randomUUID();
    UUID after = UUID.randomUUID();
    for (UUID subject : new UUID[] {before, POISON, after}) {
      add("delicate", subject);
    }
    add("nobody-does-this", UUID.randomUUID());
    Awaitility.await().until(() -> DONE.contains(before) && DONE.contains(after));
    Awaitility.await().untilAsserted(() -> assertThat(lastError()).contains("The provider said"));
  }

  private void add(String kind, UUID subject) {
    database.asService(tx -> errands.add(tx, kind, subject, Duration.ZERO)).await().indefinitely();
  }

  private String lastError() {
    return database
        .asService(
            tx ->
                tx.one(
                    "select coalesce(last_error, '') as error from errand where subject = $1",
                    row -> row.getString("error"),
                    POISON))
        .await()
        .indefinitely()
        .orElse("");
  }
}
