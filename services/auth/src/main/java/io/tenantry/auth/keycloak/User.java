package io.tenantry.auth.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A user as Keycloak knows them. */
public record User(UUID id, boolean emailVerified, Optional<Map<String, List<String>>> attributes) {
  static final String ORGANIZATION = "org";

  /** The organization they work for; it becomes the claim {@code org}. */
  public Optional<UUID> organization() {
    return attributes
        .map(all -> all.getOrDefault(ORGANIZATION, List.of()))
        .flatMap(values -> values.stream().findFirst())
        .map(UUID::fromString);
  }
}
