package io.tenantry.platform.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
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

  @Test
  void lines_have_75_octets_at_most_in_any_script_and_no_letter_is_torn() throws Exception {
    String title = "Visit: लेक व्यू — धूप वाला कमरा 🏠🏡👨‍👩‍👧 ".repeat(8) + "𠮷野家";
    Appointment visit = titled(title);
    String text = Calendars.feed("Visits", List.of(visit));
    assertThat(text.split("\r\n"))
        .allMatch(line -> line.getBytes(UTF_8).length <= 75)
        .allMatch(line -> new String(line.getBytes(UTF_8), UTF_8).equals(line));
    assertThat(events(text).getFirst().getSummary().getValue()).isEqualTo(title);
    assertThat(text).endsWith("END:VCALENDAR\r\n");
  }

  @Property(tries = 500)
  void whatever_a_title_is_it_is_read_back_and_the_calendar_stays_one(
      @ForAll @StringLength(max = 300) String text) throws Exception {
    String title = "Visit: " + text + ".";
    String invitation = Calendars.invitation(titled(title), "a@b.io", "c@d.io");
    assertThat(invitation.split("\r\n")).allMatch(line -> line.getBytes(UTF_8).length <= 75);
    assertThat(invitation.replace("\r\n", "")).doesNotContain("\r", "\n", "\u0000", "\u0007");
    VEvent event = events(invitation).getFirst();
    assertThat(event.getSummary().getValue()).isEqualTo(Calendars.plain(title));
  }

  @Test
  void a_carriage_return_alone_cannot_end_a_line_and_bells_do_not_ring() throws Exception {
    String text = Calendars.feed("Visits", List.of(titled("A\rEND:VEVENT\u0007\u0000\r\nB")));
    assertThat(events(text).getFirst().getSummary().getValue()).isEqualTo("A\nEND:VEVENT\nB");
  }

  private static Appointment titled(String title) {
    return new Appointment(
        "8@tenantry.io",
        0,
        VISIT.startsAt(),
        VISIT.endsAt(),
        VISIT.changedAt(),
        title,
        title,
        title.isBlank() ? "" : title);
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
