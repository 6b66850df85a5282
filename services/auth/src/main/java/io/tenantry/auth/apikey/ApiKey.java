package io.tenantry.auth.apikey;

import io.tenantry.platform.data.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A key as its organization sees it; never its secret. */
record ApiKey(
    UUID id,
    String name,
    List<String> permissions,
    UUID createdBy,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt) {
  static final Rows<ApiKey> ROWS = Rows.of("api_key", ApiKey.class);

}
