package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.idempotency.Idempotency.Attempt;
import io.tenantry.platform.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Places holds. A hold takes units out of availability for ten minutes while somebody pays. */
@ApplicationScoped
class Holds {
  private final Idempotency idempotency;
  private final Rounds rounds;

  Holds(Idempotency idempotency, Rounds rounds) {
    this.idempotency = idempotency;
    this.rounds = rounds;
  }

  /** Places a hold, or gives the answer that the first try under this key got. */
  Uni<Response> place(Caller caller, String key, BookingWish wish) {
    Attempt attempt = new Attempt(caller.id(), key, idempotency.hash("bookings", wish));
    return rounds.enter(Rival.of(attempt, wish));
  }
}
