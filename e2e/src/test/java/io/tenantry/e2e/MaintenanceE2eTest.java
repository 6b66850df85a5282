package io.tenantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.e2e.client.Answer;
import io.tenantry.e2e.client.Crowd;
import io.tenantry.e2e.client.Eventually;
import io.tenantry.e2e.client.Fleet;
import io.tenantry.e2e.client.Person;
import io.tenantry.e2e.fleet.Databases;
import io.tenantry.e2e.fleet.Operator;
import io.tenantry.e2e.rental.Home;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Requests through the gateway: nothing is lost or doubled, and what is wrong is said clearly. */
class MaintenanceE2eTest {
  private static final int HOMES = 10;
  private static final int REPORTS_OF_A_HOME = 20;
  private static final int REPORTS = HOMES * REPORTS_OF_A_HOME;
  private static final Duration HEALED = Duration.ofMinutes(3);

  private static final String REPORT =
      "{\"category\": \"plumbing\", \"place\": \"roof\", \"description\": \"It leaks.\"}";

  private final Fleet fleet = Fleet.running();
  private final Operator operator = new Operator(fleet);
  private final Databases databases = new Databases(fleet);

  @Test
  void kill_9_of_maintenance_during_200_reports_loses_and_doubles_nothing() throws Exception {
    List<Home> homes = Crowd.of(HOMES, 4, i -> Home.enter(Person.landlord(fleet, "Nina")));
    homes.forEach(this::report);
    var done = new AtomicInteger();
    try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
      List<Future<?>> reports = new ArrayList<>();
      homes.forEach(home -> reports.add(crowd.submit(() -> reportAll(home, done))));
      Eventually.see("a third is reported", HEALED, done::get, n -> n > REPORTS / 3);
      operator.kill("maintenance");
      operator.repair();
      for (Future<?> report : reports) {
        report.get();
      }
    }
    for (Home home : homes) {
      assertThat(listed(home)).isEqualTo(REPORTS_OF_A_HOME + 1);
      Eventually.see(
          "each is told once", HEALED, () -> told(home), n -> n == REPORTS_OF_A_HOME + 1);
    }
  }

  private void reportAll(Home home, AtomicInteger done) {
    for (int i = 0; i < REPORTS_OF_A_HOME; i++) {
      report(home);
      done.incrementAndGet();
    }
  }

  /** The same key until there is an answer: whoever does not know tries again. */
  private String report(Home home) {
    String key = UUID.randomUUID().toString();
    return Eventually.see(
            "reported",
            HEALED,
            () -> home.landlord().http().post(requests(home), REPORT, "Idempotency-Key", key),
            answer -> answer.status() == 201)
        .text("id");
  }

  private static String requests(Home home) {
    return "/api/v1/properties/" + home.propertyId() + "/maintenance";
  }

  private static int listed(Home home) {
    return home.landlord()
        .http()
        .get(requests(home) + "?limit=100")
        .expect(200)
        .body()
        .path("items")
        .size();
  }

  private long told(Home home) {
    return databases.count(
        "notification",
        "select count(*) from notification where type = 'maintenance.reported' and person_id = ?",
        UUID.fromString(home.landlord().id()));
  }

  @Test
  void what_is_no_picture_is_refused_by_name() {
    Home home = Home.enter(Person.landlord(fleet, "Asha"));
    String photos = "/api/v1/maintenance/" + report(home) + "/photos";
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    Answer slot =
        home.landlord()
            .http()
            .post(
                photos,
                "{\"fileName\": \"a.png\", \"contentType\": \"image/png\", \"size\": %d}"
                    .formatted(script.length))
            .expect(201);
    home.landlord().http().upload(slot.text("uploadUrl"), script, slot.body().path("headers"));
    Answer refused =
        home.landlord()
            .http()
            .post(photos + "/" + slot.text("photoId") + "/complete", "{}")
            .expect(422);
    assertThat(refused.body().toString()).contains("image/png was announced");
  }

  @Test
  void a_unit_that_is_not_ones_own_is_not_found() {
    Home home = Home.enter(Person.landlord(fleet, "Asha"));
    report(home);
    Person stranger = Person.resident(fleet, "Bodo");
    stranger.http().post(requests(home), REPORT).expect(404);
    Person.landlord(fleet, "Bela").http().post(requests(home), REPORT).expect(404);
  }

  @Test
  void a_closed_request_takes_nothing_more_and_says_what_to_do() {
    Home home = Home.enter(Person.landlord(fleet, "Asha"));
    String path = "/api/v1/maintenance/" + report(home);
    home.landlord().http().post(path + "/reopen", "{}").expect(409);
    home.landlord().http().post(path + "/cancel", "{}").expect(200);
    JsonNode refused =
        home.landlord()
            .http()
            .post(path + "/comments", "{\"text\": \"Still leaking\"}")
            .expect(409)
            .body();
    assertThat(refused.path("type").asText()).endsWith("/request-closed");
    assertThat(refused.path("detail").asText()).contains("Report it anew");
  }
}
