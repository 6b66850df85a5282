package io.tenantry.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

class CalendarsTest {
  private static final Appointment VISIT =
      new Appointment(
          "7@tenantry.io",
          3,
          Instant.parse("2027-03-28T00:30:00Z"),
          Instant.parse("2027-03-28T01:30:00Z"),
          Instant.parse("2027-03-01T08:00:00Z"),
          "Visit: Loft, quiet; \"sunny\"\nEND:VEVENT",
          "You are expected.",
          "1 Lake Road, Bengaluru");

  @Test
  void an_invitation_is_one_that_calendars_accept() throws Exception {
    String text = unfolded(Calendars.invitation(VISIT, "no-reply@tenantry.io", "ravi@example.com"));
    Calendar calendar = read(text);
    assertThat(calendar.validate().hasErrors()).isFalse();
    assertThat(text)
        .contains("METHOD:REQUEST", "SEQUENCE:3", "STATUS:CONFIRMED", "UID:7@tenantry.io")
        .contains("DTSTART:20270328T003000Z", "DTEND:20270328T013000Z")
        .contains("mailto:ravi@example.com", "ORGANIZER:mailto:no-reply@tenantry.io");
  }

  @Test
  void a_title_cannot_end_its_event() throws Exception {
    VEvent event = events(Calendars.invitation(VISIT, "a@b.io", "c@d.io")).getFirst();
    assertThat(event.getSummary().getValue()).isEqualTo(VISIT.summary());
  }

  @Test
  void a_cancellation_names_the_same_appointment() {
    assertThat(Calendars.cancellation(VISIT, "a@b.io", "c@d.io"))
        .contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:7@tenantry.io", "SEQUENCE:3");
  }

  @Test
  void a_feed_can_be_read_also_while_it_is_empty() throws Exception {
    assertThat(events(Calendars.feed("Visits", List.of()))).isEmpty();
    assertThat(events(Calendars.feed("Visits", List.of(VISIT)))).hasSize(1);
  }

  private static String unfolded(String text) {
    return text.replace("\r\n ", "");
  }

  private static List<VEvent> events(String text) throws Exception {
    return read(text).getComponents("VEVENT");
  }

  private static Calendar read(String text) throws Exception {
    return new CalendarBuilder().build(new StringReader(text));
  }
}
