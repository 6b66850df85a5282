package io.tenantry.auth.clock;

import java.time.Instant;

/**
 * Where the platform's clock stands.
 *
 * @param offsetMillis how far it is from real time
 */
record ClockState(Instant now, long offsetMillis) {}
