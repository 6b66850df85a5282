package io.tenantry.auth.privacy.erasure;

import io.tenantry.platform.testing.StateTable;
import org.junit.jupiter.api.Test;

class ErasureStatusTest {
  @Test
  void the_moves_of_an_erasure_are_documented() {
    StateTable.isDocumented("erasure", ErasureStatus.class, ErasureStatus::next);
  }
}
