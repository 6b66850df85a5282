package io.tenantry.auth.clock;

import java.time.Instant;

/**
 * State of the platform's clock.
 *
 * @param offsetMillis how far it is from real time
 */
record ClockState(Instant now, long offsetMillis) {}
