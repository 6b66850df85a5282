package io.tenantry.booking.visit;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Constraints;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.web.Problems;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Places in the sessions of a listing. The database alone says whether there is one. */
final class Seats {
  private Seats() {}

  /** A place, and who shows. */
  record Seat(Optional<UUID> agent) {}

  /**
   * Takes a place for somebody.
   *
   * @throws HttpProblem when there is none
   */
  static Uni<Seat> take(Tx tx, VisitPlace place, Slot slot, UUID visitor) {
    VisitRules rules = place.rules();
    return tx.one(
            "select agent from take_seat($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            row -> new Seat(Optional.ofNullable(row.getUUID("agent"))),
            place.listingId(),
            slot.startsAt(),
            slot.endsAt(),
            slot.endsAt().plus(rules.buffer()),
            slot.day(rules),
            rules.capacity(),
            rules.maxPerDay(),
            rules.agent(),
            visitor)
        .map(seat -> seat.orElseThrow(() -> full(rules)));
  }

  /** Gives a place back. */
  static Uni<Void> free(Tx tx, UUID listing, Instant startsAt) {
    return tx.one("select 1 from free_seat($1, $2)", row -> row, listing, startsAt)
        .replaceWithVoid();
  }

  /** Puts the guards of the database into words. */
  static Throwable explained(Throwable failure) {
    if (Constraints.violated(failure, "listing_is_shown_once_at_a_time")
        || Constraints.violated(failure, "agent_is_at_one_place")) {
      return taken();
    }
    if (Constraints.violated(failure, "visit_day_is_full")) {
      return Problems.conflict("slot-taken", "No more visits take place on that day.");
    }
    if (Constraints.violated(failure, "person_is_at_one_place")) {
      return Problems.conflict("elsewhere-then", "You have another visit at that time.");
    }
    return failure;
  }

  /** BOOK-08 for sessions of several people; a slot for one is simply taken. */
  private static HttpProblem full(VisitRules rules) {
    return rules.capacity() == 1
        ? taken()
        : Problems.of(
            Status.BAD_REQUEST, "session-full", "Bad request", "Session is fully booked.");
  }

  private static HttpProblem taken() {
    return Problems.conflict("slot-taken", "Somebody else comes at that time.");
  }
}
