package io.tenantry.booking.booking;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import java.util.UUID;

/**
 * Somebody who wants to hold units, maybe among many who want the same.
 *
 * @param trace what their request is traced by
 */
public record Rival(Attempt attempt, BookingWish wish, SpanContext trace) {
  static Rival of(Attempt attempt, BookingWish wish) {
    return new Rival(attempt, wish, Span.current().getSpanContext());
  }

  UUID person() {
    return attempt.person();
  }
}
