package io.tenantry.platform.calendar;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Appointments in the form that calendars read. */
public final class Calendars {
  /** The media type of what is made here. */
  public static final String MEDIA_TYPE = "text/calendar";

  private Calendars() {}

  /** Invites somebody, or tells them of a change when they know an earlier sequence. */
  public static String invitation(Appointment appointment, String organizer, String attendee) {
    return mail(
        ImmutableMethod.REQUEST,
        ImmutableStatus.VEVENT_CONFIRMED,
        appointment,
        organizer,
        attendee);
  }

  /** Calls an appointment off. */
  public static String cancellation(Appointment appointment, String organizer, String attendee) {
    return mail(
        ImmutableMethod.CANCEL, ImmutableStatus.VEVENT_CANCELLED, appointment, organizer, attendee);
  }

  /** A calendar to subscribe to. */
  public static String feed(String name, List<Appointment> appointments) {
    Calendar calendar = calendar(ImmutableMethod.PUBLISH);
    calendar.add(new XProperty("X-WR-CALNAME", plain(name)));
    appointments.forEach(
        appointment -> calendar.add(event(appointment, ImmutableStatus.VEVENT_CONFIRMED)));
    return text(calendar);
  }

  private static String mail(
      Method method, Status status, Appointment appointment, String organizer, String attendee) {
    VEvent event = event(appointment, status);
    event.add(new Organizer(mailto(organizer)));
    event.add(attendee(attendee));
    Calendar calendar = calendar(method);
    calendar.add(event);
    return text(calendar);
  }

  private static Attendee attendee(String address) {
    var attendee = new Attendee(mailto(address));
    attendee.add(Role.REQ_PARTICIPANT);
    attendee.add(PartStat.NEEDS_ACTION);
    attendee.add(Rsvp.FALSE);
    return attendee;
  }

  private static URI mailto(String address) {
    try {
      return new URI("mailto", address, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static VEvent event(Appointment appointment, Status status) {
    var event = new VEvent(false);
    event.add(new Uid(appointment.uid()));
    event.add(new DtStamp(appointment.changedAt()));
    event.add(new Sequence(appointment.sequence()));
    event.add(new DtStart<>(appointment.startsAt()));
    event.add(new DtEnd<>(appointment.endsAt()));
    event.add(new Summary(plain(appointment.summary())));
    event.add(new Description(plain(appointment.description())));
    event.add(status);
    if (!appointment.place().isEmpty()) {
      event.add(new Location(plain(appointment.place())));
    }
    return event;
  }

  /**
   * Without what a text in a calendar cannot have (RFC 5545 §3.1): control characters other than
   * line breaks and tabs, and halves of letters. A lone carriage return would end the line for some
   * readers.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(letter -> letter == '\n' || letter == '\t' || !Character.isISOControl(letter))
        .filter(letter -> Character.getType(letter) != Character.SURROGATE)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static Calendar calendar(Method method) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Tenantry//Visits//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(method);
    return calendar;
  }

  /** Without the library's own checks: they refuse a calendar that has no appointments yet. */
  private static String text(Calendar calendar) {
    var text = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ContentLines.folded(text.toString());
  }
}
