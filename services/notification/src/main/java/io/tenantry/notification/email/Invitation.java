package io.tenantry.notification.email;

import io.tenantry.platform.calendar.Appointment;
import io.tenantry.platform.calendar.Calendars;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;

/**
 * An appointment that an e-mail invites to, or calls off.
 *
 * @param off whether it will not take place
 */
public record Invitation(Appointment appointment, boolean off) {
  static Optional<Invitation> from(Row row) {
    return Optional.ofNullable(row.getJsonObject("invitation")).map(Invitation::read);
  }

  JsonObject written() {
    return new JsonObject()
        .put("uid", appointment.uid())
        .put("sequence", appointment.sequence())
        .put("startsAt", appointment.startsAt())
        .put("endsAt", appointment.endsAt())
        .put("changedAt", appointment.changedAt())
        .put("summary", appointment.summary())
        .put("description", appointment.description())
        .put("place", appointment.place())
        .put("off", off);
  }

  private static Invitation read(JsonObject kept) {
    var appointment =
        new Appointment(
            kept.getString("uid"),
            kept.getInteger("sequence"),
            kept.getInstant("startsAt"),
            kept.getInstant("endsAt"),
            kept.getInstant("changedAt"),
            kept.getString("summary"),
            kept.getString("description"),
            kept.getString("place"));
    return new Invitation(appointment, kept.getBoolean("off"));
  }

  /** For the calendar of whoever has this address. */
  String text(String organizer, String attendee) {
    return off
        ? Calendars.cancellation(appointment, organizer, attendee)
        : Calendars.invitation(appointment, organizer, attendee);
  }

  /** Calendars look at the method before they look inside. */
  String mediaType() {
    return Calendars.MEDIA_TYPE + "; charset=UTF-8; method=" + (off ? "CANCEL" : "REQUEST");
  }
}
