package io.tenantry.gateway.token;

import java.time.Instant;
import java.util.Optional;

/**
 * Person for whom a verified token speaks.
 *
 * @param session Keycloak's session, by which the token can be revoked
 * @param organization whom they work for, or whose key it is
 */
public record Person(
    String id, Optional<String> session, Optional<String> organization, Instant expiresAt) {}
