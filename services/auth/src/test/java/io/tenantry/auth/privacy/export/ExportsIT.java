package io.tenantry.auth.privacy.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.privacy.OtherServices;
import io.tenantry.auth.privacy.PrivacyAnswers;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.contracts.privacy.ExportReady;
import io.tenantry.contracts.privacy.PersonalDataCollected;
import io.tenantry.contracts.privacy.PersonalDataRequested;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.identity.Role;
import io.tenantry.platform.privacy.PrivacyRequests;
import io.tenantry.platform.privacy.SealedDocument;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.tenantry.platform.testing.TestTokens;
import io.tenantry.platform.time.PlatformClock;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class ExportsIT {
  private static final String PATH = "/api/v1/auth/me/exports";
  private final List<String> others = OtherServices.names();
  private final UUID person = UUID.randomUUID();

  @Inject PrivacyAnswers answers;
  @Inject PrivacyRequests requests;
  @Inject SealedDocument documents;
  @Inject ExportUpkeep upkeep;
  @Inject Inbox inbox;
  @Inject Database database;
  @Inject PlatformClock clock;

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @AfterEach
  void realTime() {
    clock.shiftBy(Duration.ZERO);
  }

  @Test
  void an_export_is_ready_when_every_service_has_answered_and_is_one_document() {
    known(person, "asha");
    UUID export = order();
    find(export)
        .then()
        .body("status", equalTo("collecting"))
        .body("waitingFor", hasSize(others.size() + 1))
        .body("answered", hasSize(0));
    content(export)
        .then()
        .statusCode(409)
        .body("type", equalTo("https://tenantry.io/problems/export-not-ready"));

    authAnswers();
    others.forEach(service -> answer(export, service, document(service)));

    find(export).then().body("status", equalTo("ready")).body("waitingFor", hasSize(0));
    content(export)
        .then()
        .statusCode(200)
        .header("Content-Disposition", containsString("attachment"))
        .header("Cache-Control", "no-store")
        .body("personId", equalTo(person.toString()))
        .body("services.auth.profile.firstName", contains("asha"))
        .body("services.booking.says", equalTo("booking"))
        .body("services.rent.says", equalTo("rent"));
    assertThat(OutboxProbe.told(ExportReady.class))
        .extracting(ExportReady::getExportId)
        .containsExactly(export);
    assertThat(AuditProbe.recordsAbout("export", export))
        .extracting(AuditRecorded::getAction, AuditRecorded::getActorId)
        .containsExactly(tuple("export.ordered", person), tuple("export.read", person));
  }

  @Test
  void while_one_export_runs_there_is_no_other_and_the_services_are_asked_once() {
    UUID export = order();
    assertThat(order()).isEqualTo(export);
    assertThat(OutboxProbe.told(PersonalDataRequested.class)).hasSize(1);
  }

  @Test
  void an_export_never_contains_what_belongs_to_somebody_else() {
    UUID stranger = UUID.randomUUID();
    known(person, "asha");
    known(stranger, "stranger");
    UUID export = order();
    authAnswers();
    others.forEach(service -> answer(export, service, document(service)));

    content(export)
        .then()
        .body("services.auth.profile.id", contains(person.toString()))
        .body(not(containsString("stranger")))
        .body(not(containsString(stranger.toString())));
  }

  @Test
  void an_export_is_there_for_its_person_only() {
    UUID export = order();
    for (String path : List.of("/" + export, "/" + export + "/content")) {
      given()
          .auth()
          .oauth2(TestTokens.person(UUID.randomUUID(), Role.RESIDENT))
          .get(PATH + path)
          .then()
          .statusCode(404);
    }
  }

  @Test
  void a_request_that_is_redelivered_is_answered_once() {
    order();
    Event request = request();
    inbox.once(request, requests::handle).await().indefinitely();
    inbox.once(request, requests::handle).await().indefinitely();
    assertThat(OutboxProbe.told(PersonalDataCollected.class)).hasSize(1);
  }

  @Test
  void of_a_service_that_answers_twice_the_first_answer_counts() {
    UUID export = order();
    authAnswers();
    answer(export, "rent", new JsonObject().put("says", "first"));
    answer(export, "rent", new JsonObject().put("says", "second"));
    others.stream()
        .filter(service -> !service.equals("rent"))
        .forEach(service -> answer(export, service, document(service)));
    answer(export, "lease", new JsonObject().put("says", "too late"));
    content(export)
        .then()
        .body("services.rent.says", equalTo("first"))
        .body("services.lease.says", equalTo("lease"));
  }

  @Test
  void a_large_answer_comes_in_parts_and_nothing_is_ready_before_the_last() {
    UUID export = order();
    authAnswers();
    others.stream()
        .filter(service -> !service.equals("rent"))
        .forEach(service -> answer(export, service, document(service)));
    byte[] noise = new byte[700_000];
    new SecureRandom().nextBytes(noise);
    String text = Base64.getEncoder().encodeToString(noise);
    List<Event> parts = parts(export, "rent", new JsonObject().put("says", text));

    assertThat(parts).hasSizeGreaterThan(2);
    parts.subList(0, parts.size() - 1).forEach(this::receive);
    find(export)
        .then()
        .body("status", equalTo("collecting"))
        .body("answered", hasSize(others.size() + 1));
    receive(parts.getFirst());
    receive(parts.getLast());
    assertThat(content(export).<String>path("services.rent.says")).isEqualTo(text);
  }

  @Test
  void what_is_kept_and_what_travels_is_not_readable() {
    known(person, "asha");
    UUID export = order();
    authAnswers();
    List<PersonalDataCollected> told = OutboxProbe.told(PersonalDataCollected.class);
    byte[] sealed = told.getFirst().getSealed().array();
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("asha");
    byte[] stored =
        database
            .asService(
                tx ->
                    tx.one(
                        "select sealed from export_part where export_id = $1",
                        row -> row.getBuffer(0).getBytes(),
                        export))
            .await()
            .indefinitely()
            .orElseThrow();
    assertThat(stored).isEqualTo(sealed);
  }

  @Test
  void after_seven_days_an_export_is_deleted() {
    UUID export = order();
    authAnswers();
    others.forEach(service -> answer(export, service, document(service)));
    clock.shiftBy(Duration.ofDays(7).plusMinutes(1));
    upkeep.run(LocalDate.EPOCH).await().indefinitely();

    find(export).then().body("status", equalTo("expired"));
    content(export)
        .then()
        .statusCode(410)
        .body("type", equalTo("https://tenantry.io/problems/export-expired"));
    Long parts =
        database
            .asService(
                tx ->
                    tx.one(
                        "select count(*) from export_part where export_id = $1",
                        row -> row.getLong(0),
                        export))
            .await()
            .indefinitely()
            .orElseThrow();
    assertThat(parts).isZero();
    assertThat(order()).isNotEqualTo(export);
  }

  @Test
  void services_that_never_answered_are_asked_again_and_only_they() {
    UUID export = order();
    authAnswers();
    clock.shiftBy(Duration.ofHours(2));
    upkeep.run(LocalDate.EPOCH).await().indefinitely();
    upkeep.run(LocalDate.EPOCH).await().indefinitely();

    List<PersonalDataRequested> told =
        OutboxProbe.told(PersonalDataRequested.class).stream()
            .filter(request -> request.getRequestId().equals(export))
            .toList();
    assertThat(told).hasSize(2);
    assertThat(told.getLast().getServices()).containsExactlyInAnyOrderElementsOf(others);
  }

  private UUID order() {
    return UUID.fromString(
        given()
            .auth()
            .oauth2(token())
            .post(PATH)
            .then()
            .statusCode(202)
            .extract()
            .path("exportId"));
  }

  private Response find(UUID export) {
    return given().auth().oauth2(token()).get(PATH + "/" + export);
  }

  private Response content(UUID export) {
    return given().auth().oauth2(token()).get(PATH + "/" + export + "/content");
  }

  private String token() {
    return TestTokens.person(person, Role.RESIDENT);
  }

  private Event request() {
    return event(OutboxProbe.told(PersonalDataRequested.class).getLast());
  }

  /** Auth is asked like any other service, and hears its own answer from the topic. */
  private void authAnswers() {
    inbox.once(request(), requests::handle).await().indefinitely();
    receive(event(OutboxProbe.told(PersonalDataCollected.class).getLast()));
  }

  private void answer(UUID export, String service, JsonObject document) {
    parts(export, service, document).forEach(this::receive);
  }

  private List<Event> parts(UUID export, String service, JsonObject document) {
    var answer = new SealedDocument.Answer(export, UUID.randomUUID(), service);
    List<byte[]> sealed = documents.seal(answer, document);
    return IntStream.range(0, sealed.size())
        .mapToObj(
            part ->
                event(
                    new PersonalDataCollected(
                        export,
                        answer.id(),
                        service,
                        part,
                        sealed.size(),
                        ByteBuffer.wrap(sealed.get(part)))))
        .toList();
  }

  private static JsonObject document(String service) {
    return new JsonObject().put("says", service);
  }

  private void receive(Event event) {
    answers.receive(event).await().indefinitely();
  }

  private static Event event(SpecificRecord body) {
    return TestEvents.of(UUID.randomUUID(), UUID.randomUUID(), body);
  }

  private void known(UUID who, String name) {
    database
        .asService(
            tx ->
                tx.execute(
                    """
                    insert into person (id, email, first_name, last_name, account_type, created_at)
                    values ($1, $2, $3, 'Rao', 'resident', now())
                    """,
                    who,
                    name + "-" + who + "@example.com",
                    name))
        .await()
        .indefinitely();
  }
}
