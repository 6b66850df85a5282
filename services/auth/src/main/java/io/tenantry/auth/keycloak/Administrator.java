package io.tenantry.auth.keycloak;

import java.util.Optional;
import java.util.UUID;

/** Somebody who runs the platform, as Keycloak knows them. */
public record Administrator(
    UUID id,
    Optional<String> email,
    boolean emailVerified,
    Optional<String> firstName,
    Optional<String> lastName) {}
