package io.tenantry.auth.privacy.consent;

import io.tenantry.platform.data.Rows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the log.
 *
 * @param version of the text that was shown
 * @param given or else withdrawn
 * @param address where the request came from
 */
record Consent(
    UUID id,
    Purpose purpose,
    String version,
    boolean given,
    Optional<String> address,
    Instant recordedAt) {
  static final Rows<Consent> ROWS = Rows.of("consent", Consent.class);

}
