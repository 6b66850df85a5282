package io.tenantry.booking.visit;

import java.time.Instant;

/** A time at which a listing can be seen. */
record Slot(Instant startsAt, Instant endsAt) {}
