package io.tenantry.auth.privacy.export;

import io.tenantry.contracts.privacy.ExportReady;
import io.tenantry.contracts.privacy.PersonalDataRequested;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Events about exports, and requests to the services. */
final class ExportFacts {
  private ExportFacts() {}

  static PersonalDataRequested requested(UUID export, UUID person, List<String> services) {
    return new PersonalDataRequested(export, person, services);
  }

  static ExportReady ready(UUID export, UUID person, Instant expiry) {
    return new ExportReady(export, person, expiry);
  }
}
