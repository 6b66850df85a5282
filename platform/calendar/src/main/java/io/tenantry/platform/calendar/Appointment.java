package io.tenantry.platform.calendar;

import java.time.Instant;

/**
 * Something that takes place, as iCalendar (RFC 5545) tells it. Times are told in UTC: every
 * calendar shows them in its reader's own time, whatever clocks do.
 *
 * @param uid stays the same for as long as it is the same appointment
 * @param sequence grows with every change
 * @param changedAt when it was last changed
 * @param place where to go; empty when unknown
 */
public record Appointment(
    String uid,
    int sequence,
    Instant startsAt,
    Instant endsAt,
    Instant changedAt,
    String summary,
    String description,
    String place) {}
