package io.tenantry.e2e.demo;

import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.NotAsExpected;
import io.tenantry.e2e.client.Notifications;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.rental.Home;
import java.time.Duration;
import java.util.UUID;

/** The part of the demo in which something breaks and is mended; both sides see each step. */
final class Repair {
  private static final Duration LIVE = Duration.ofSeconds(2);
  private static final Duration TRAVEL = Duration.ofSeconds(15);

  private final Story story;

  Repair(Story story) {
    this.story = story;
  }

  /** Runs it, on a day on which the resident lives there. */
  void run(Home home, Person resident) {
    story.chapter("The tap drips");
    Person landlord = home.landlord();
    Notifications hers = story.step("Asha listens, too", () -> Notifications.open(landlord));
    Notifications his = Notifications.open(resident);
    Answer reported =
        story.step("Ravi reports a dripping tap in his home", () -> report(home, resident));
    String id = reported.text("id");
    String path = "/api/v1/maintenance/" + id;
    story.step("both see it within 2 s", () -> both(hers, his, "maintenance.reported", id));
    story.step("he adds a photo, which is looked at", () -> photo(resident, path));
    story.step(
        "Asha assigns an insured vendor and an hour",
        () -> assign(landlord, path, vendor(landlord)));
    story.step("both see who comes within 2 s", () -> both(hers, his, "FixIt", id));
    story.step("work begins", () -> landlord.http().post(path + "/start", "{}").expect(200));
    story.step("both see it within 2 s", () -> both(hers, his, "in progress", id));
    story.step("it is mended", () -> landlord.http().post(path + "/complete", "{}").expect(200));
    story.step("both see it within 2 s", () -> both(hers, his, "completed", id));
  }

  /** The lease may have been told a moment ago. */
  private static Answer report(Home home, Person resident) {
    return Eventually.see(
        "a report is taken",
        TRAVEL,
        () ->
            resident
                .http()
                .post(
                    "/api/v1/properties/" + home.propertyId() + "/maintenance",
                    """
                    {"category": "plumbing", "place": "bathroom", "description": "The tap drips."}
                    """,
                    "Idempotency-Key",
                    UUID.randomUUID().toString()),
        answer -> answer.status() == 201);
  }

  private static Answer photo(Person resident, String path) throws Exception {
    byte[] picture = Picture.png();
    Answer slot =
        resident
            .http()
            .post(
                path + "/photos",
                "{\"fileName\": \"tap.png\", \"contentType\": \"image/png\", \"size\": %d}"
                    .formatted(picture.length))
            .expect(201);
    int stored =
        resident.http().upload(slot.text("uploadUrl"), picture, slot.body().path("headers"));
    if (stored != 200) {
      throw new NotAsExpected("the upload to storage answered " + stored);
    }
    return resident
        .http()
        .post(path + "/photos/" + slot.text("photoId") + "/complete", "{}")
        .expect(200);
  }

  private static String vendor(Person landlord) {
    return landlord
        .http()
        .post(
            "/api/v1/vendors",
            """
            {"name": "FixIt", "trade": "plumbing", "area": "Bengaluru",
             "insuranceExpiresOn": "2099-12-31"}
            """)
        .expect(201)
        .text("id");
  }

  private static Answer assign(Person landlord, String path, String vendor) {
    return landlord
        .http()
        .put(
            path,
            """
            {"category": "plumbing", "priority": "high", "vendorId": "%s",
             "scheduledAt": "2098-01-01T09:00:00Z",
             "estimatedCost": {"amount": "1500.00", "currency": "INR"}}
            """
                .formatted(vendor))
        .expect(200);
  }

  private static String both(Notifications hers, Notifications his, String word, String id) {
    hers.await(LIVE, word, id);
    return his.await(LIVE, word, id);
  }
}
