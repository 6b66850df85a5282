package io.tenantry.property;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.platform.testing.LocalFiles;
import io.tenantry.platform.testing.MovesRules;
import io.tenantry.platform.testing.ScratchDatabase;
import java.util.Set;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(LocalFiles.class)
class LegalMovesIT extends MovesRules {
  @Override
  protected Set<String> unguarded() {
    return Set.of("booking.status", "room.status");
  }
}
