package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Client;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Mailbox;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Listing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A home is shown: rules, slots, an invitation, another time, a calendar, and off again. */
class VisitE2eTest {
  private static final Duration TRAVEL = Duration.ofSeconds(20);
  private static final ZoneId THERE = ZoneId.of("Asia/Kolkata");
  private static final Pattern ATTACHED =
      Pattern.compile(
          "Content-Type: text/calendar; charset=UTF-8; method=\\w+.*?\\r?\\n\\r?\\n(.*?)\\r?\\n--",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final Fleet fleet = Fleet.running();
  private final Client anybody = new Client(fleet.url("gateway"));

  @Test
  void a_home_is_shown_at_the_times_its_landlord_sets_and_calendars_follow() {
    Listing listing = Listing.published(fleet, 2);
    Person landlord = listing.home().landlord();
    Person resident = Person.resident(fleet, "Ravi");
    LocalDate day = LocalDate.now(THERE).plusDays(3);
    rules(listing, landlord, day).expect(200);

    List<String> slots = slots(listing);
    assertThat(slots)
        .containsExactly(
            day.atTime(10, 0).atZone(THERE).toInstant().toString(),
            day.atTime(11, 0).atZone(THERE).toInstant().toString());
    String visit =
        resident
            .http()
            .post(
                "/api/v1/visits",
                "{\"listingId\": \"%s\", \"startsAt\": \"%s\"}"
                    .formatted(listing.id(), slots.getFirst()))
            .expect(201)
            .text("id");
    assertThat(slots(listing)).containsExactly(slots.getLast());
    for (Person person : List.of(resident, landlord)) {
      invited(person, "METHOD:REQUEST", "SEQUENCE:0", visit);
    }

    String feed = feed(resident);
    assertThat(calendar(feed)).contains(visit, utc(slots.getFirst()));
    resident
        .http()
        .post("/api/v1/visits/" + visit + "/reschedule", startsAt(slots.getLast()))
        .expect(200);
    assertThat(slots(listing)).containsExactly(slots.getFirst());
    assertThat(calendar(feed)).contains(visit, utc(slots.getLast()), "SEQUENCE:1");
    invited(resident, "METHOD:REQUEST", "SEQUENCE:1", visit);

    landlord.http().post("/api/v1/visits/" + visit + "/cancel", null).expect(200);
    assertThat(calendar(feed)).doesNotContain(visit);
    assertThat(slots(listing)).isEqualTo(slots);
    for (Person person : List.of(resident, landlord)) {
      invited(person, "METHOD:CANCEL", "SEQUENCE:2", visit);
    }
  }

  @Test
  void another_organization_gets_404() {
    Listing listing = Listing.published(fleet, 1);
    Person resident = Person.resident(fleet, "Ravi");
    Person stranger = Person.landlord(fleet, "Bela");
    LocalDate day = LocalDate.now(THERE).plusDays(3);
    rules(listing, listing.home().landlord(), day).expect(200);
    String slot = slots(listing).getFirst();
    String visit =
        resident
            .http()
            .post(
                "/api/v1/showings",
                "{\"listing_id\": \"%s\", \"showing_type\": \"guided\", \"scheduled_at\": \"%s\"}"
                    .formatted(listing.id(), slot))
            .expect(201)
            .text("id");

    rules(listing, stranger, day).expect(404);
    stranger.http().get("/api/v1/visits/" + visit).expect(404);
    for (String move : List.of("confirm", "cancel", "start", "complete", "no-show")) {
      stranger.http().post("/api/v1/visits/" + visit + "/" + move, null).expect(404);
    }
    stranger.http().post("/api/v1/visits/" + visit + "/reschedule", startsAt(slot)).expect(404);
    for (String move : List.of("confirm", "cancel", "complete")) {
      stranger.http().post("/api/v1/showings/" + visit + "/" + move, null).expect(404);
    }
    assertThat(calendar(feed(stranger))).doesNotContain(visit);
    anybody.get("/api/v1/visits/calendar.ics?token=guessed").expect(404);
  }

  /** Two hours of one day. */
  private static Answer rules(Listing listing, Person who, LocalDate day) {
    return who.http()
        .put(
            "/api/v1/listings/" + listing.id() + "/visit-schedule",
            """
            {"weeklyHours": [], "durationMinutes": 60,
             "exceptions": [{"date": "%s", "hours": [{"opens": "10:00", "closes": "12:00"}]}]}
            """
                .formatted(day));
  }

  private List<String> slots(Listing listing) {
    JsonNode items =
        anybody
            .get("/api/v1/listings/" + listing.id() + "/visit-slots")
            .expect(200)
            .body()
            .path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(slot -> slot.path("startsAt").asText())
        .toList();
  }

  private static String startsAt(String slot) {
    return "{\"startsAt\": \"%s\"}".formatted(slot);
  }

  private static String feed(Person person) {
    return person.http().post("/api/v1/visits/calendar-link", null).expect(201).text("url");
  }

  private String calendar(String url) {
    return unfolded(anybody.get(url).expect(200).body().asText());
  }

  /** As calendars write it. */
  private static String utc(String instant) {
    return instant.replaceAll("[-:]", "");
  }

  private static void invited(Person person, String... words) {
    Eventually.see(
        "an invitation to " + person.email() + " with " + List.of(words),
        TRAVEL,
        () -> invitations(person),
        seen ->
            seen.stream()
                .anyMatch(invitation -> List.of(words).stream().allMatch(invitation::contains)));
  }

  private static List<String> invitations(Person person) {
    JsonNode mails = new Mailbox(person).await("text/calendar").body();
    return StreamSupport.stream(mails.spliterator(), false)
        .map(mail -> mail.path("mimeMessage").asText())
        .flatMap(mail -> ATTACHED.matcher(mail).results())
        .map(found -> Base64.getMimeDecoder().decode(found.group(1)))
        .map(text -> unfolded(new String(text, StandardCharsets.UTF_8)))
        .toList();
  }

  /** Long lines are folded. */
  private static String unfolded(String text) {
    return text.replace("\r\n ", "");
  }
}
