package io.tenantry.auth.keycloak;

import java.util.Optional;
import java.util.UUID;

/**
 * Claims that Keycloak shall put into a person's tokens.
 *
 * @param organization whom they work for
 * @param role as what: one of owner, admin, manager, viewer
 * @param restriction {@code suspended} or {@code cancelled} when the organization may only read
 * @param enabled whether they may sign in; empty leaves that as it is
 * @param resident whether they have the role of residents too, which is never taken away
 */
public record Standing(
    Optional<UUID> organization,
    Optional<String> role,
    Optional<String> restriction,
    Optional<Boolean> enabled,
    boolean resident) {}
