package io.tenantry.auth.keycloak;

import java.util.Optional;
import java.util.UUID;

/** Someone who wants an account. The password goes to Keycloak and nowhere else. */
public record NewIdentity(
    String email,
    String password,
    String firstName,
    String lastName,
    Optional<UUID> organization,
    String role) {

  @Override
  public String toString() {
    return "NewIdentity[" + email + "]";
  }
}
