package io.tenantry.auth.session;

import java.time.Instant;

/** One of a person's sessions. Address and user agent are empty where they were not kept. */
record OpenSession(
    String id,
    String ipAddress,
    String userAgent,
    Instant createdAt,
    Instant lastUsedAt,
    boolean current) {}
