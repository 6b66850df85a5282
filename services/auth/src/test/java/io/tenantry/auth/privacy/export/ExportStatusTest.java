package io.tenantry.auth.privacy.export;

import io.tenantry.platform.testing.StateTable;
import org.junit.jupiter.api.Test;

class ExportStatusTest {
  @Test
  void the_moves_of_an_export_are_documented() {
    StateTable.isDocumented("export", ExportStatus.class, ExportStatus::next);
  }
}
