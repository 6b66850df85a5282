package io.tenantry.auth.apikey;

import io.tenantry.auth.name.PlainName;
import io.tenantry.platform.web.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A key somebody wants.
 *
 * @param permissions of permissions.csv; none the maker lacks
 * @param expiresAt never, when left out
 */
record NewApiKey(
    @NotBlank @SingleLine @PlainName @Size(max = 100) String name,
    @NotEmpty @Size(max = 100) Set<@NotBlank @Size(max = 100) String> permissions,
    Optional<Instant> expiresAt) {
  NewApiKey {
    name = name == null ? null : name.trim();
    permissions =
        permissions == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(permissions));
    expiresAt = expiresAt == null ? Optional.empty() : expiresAt;
  }
}
