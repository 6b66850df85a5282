package io.tenantry.notification.notice;

import io.tenantry.contracts.booking.VisitCancelled;
import io.tenantry.contracts.booking.VisitRescheduled;
import io.tenantry.contracts.booking.VisitScheduled;
import io.tenantry.notification.email.Invitation;
import io.tenantry.platform.calendar.Appointment;
import io.tenantry.platform.events.Event;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/** Calendar invitations of an event. */
final class Invitations {
  private Invitations() {}

  static Optional<Invitation> in(Event event) {
    return switch (event.body()) {
      case VisitScheduled visit -> Optional.of(new Invitation(visit(event, visit), false));
      case VisitRescheduled visit -> Optional.of(new Invitation(visit(event, visit), false));
      case VisitCancelled visit -> Optional.of(new Invitation(visit(event, visit), true));
      default -> Optional.empty();
    };
  }

  /** Its uid is that of booking's calendars to subscribe to. */
  private static Appointment visit(Event event, SpecificRecordBase visit) {
    return new Appointment(
        visit.get("visitId") + "@tenantry.io",
        (int) visit.get("sequence"),
        (Instant) visit.get("startsAt"),
        (Instant) visit.get("endsAt"),
        event.time(),
        "Visit: " + visit.get("listingTitle"),
        "",
        Objects.requireNonNullElse((String) visit.get("address"), ""));
  }
}
