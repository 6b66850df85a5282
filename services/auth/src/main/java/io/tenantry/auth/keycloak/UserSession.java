package io.tenantry.auth.keycloak;

import java.time.Instant;

/**
 * A session as Keycloak knows it.
 *
 * @param id the claim {@code sid} of its tokens
 * @param start milliseconds since 1970
 * @param lastAccess milliseconds since 1970
 */
public record UserSession(String id, String ipAddress, long start, long lastAccess) {
  /** Returns the time of the sign-in. */
  public Instant startedAt() {
    return Instant.ofEpochMilli(start);
  }

  /** Returns the time of the last refresh. */
  public Instant lastUsedAt() {
    return Instant.ofEpochMilli(lastAccess);
  }
}
