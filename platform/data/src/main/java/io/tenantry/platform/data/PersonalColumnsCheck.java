package io.tenantry.platform.data;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * Refuses to start when a column whose name says that it holds identity papers, bank details or
 * access codes (rules.md §1.7) is not made for ciphertext.
 */
final class PersonalColumnsCheck {
  void refusePlainText(@Observes StartupEvent start, Database database) {
    List<String> found =
        PersonalColumns.unencrypted(database).await().atMost(Duration.ofSeconds(30));
    if (!found.isEmpty()) {
      throw new IllegalStateException(
          "Columns for personal data that are not encrypted (make them bytea): " + found);
    }
  }
}
