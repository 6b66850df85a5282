package io.tenantry.auth.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A user to be created, in Keycloak's representation. */
record NewUser(
    String username,
    String email,
    String firstName,
    String lastName,
    boolean enabled,
    Map<String, List<String>> attributes,
    List<Password> credentials) {

  /** A password credential. */
  record Password(String type, String value, boolean temporary) {}

  static NewUser of(NewIdentity identity) {
    return new NewUser(
        identity.email(),
        identity.email(),
        identity.firstName(),
        identity.lastName(),
        true,
        attributes(identity.organization()),
        List.of(new Password("password", identity.password(), false)));
  }

  private static Map<String, List<String>> attributes(Optional<UUID> organization) {
    return organization
        .map(id -> Map.of(User.ORGANIZATION, List.of(id.toString())))
        .orElse(Map.of());
  }
}
