package io.tenantry.auth.privacy.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.auth.account.Someone;
import io.tenantry.auth.ending.EndedList;
import io.tenantry.auth.keycloak.RealKeycloak;
import io.tenantry.auth.keycloak.Users;
import io.tenantry.auth.organization.Office;
import io.tenantry.auth.privacy.OtherServices;
import io.tenantry.auth.privacy.PrivacyAnswers;
import io.tenantry.contracts.audit.AuditRecorded;
import io.tenantry.contracts.privacy.ErasureDone;
import io.tenantry.contracts.privacy.ErasureJudged;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.contracts.privacy.ErasureProposed;
import io.tenantry.contracts.privacy.ErasureRefused;
import io.tenantry.contracts.privacy.ErasureRequested;
import io.tenantry.contracts.privacy.Kept;
import io.tenantry.contracts.privacy.PersonErased;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.privacy.PrivacyRequests;
import io.tenantry.platform.testing.AuditProbe;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.tenantry.platform.testing.TestEvents;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScratchDatabase.class)
@WithTestResource(RealKeycloak.class)
class ErasuresIT {
  private final List<String> others = OtherServices.names();

  @Inject PrivacyAnswers answers;
  @Inject PrivacyRequests requests;
  @Inject AccountClosing closing;
  @Inject ErasureUpkeep upkeep;
  @Inject Inbox inbox;
  @Inject Database database;
  @Inject Users users;
  @Inject FieldCipher cipher;
  @Inject RedisDataSource redis;

  private final Someone someone = Someone.resident();
  private String token;
  private UUID person;

  @BeforeEach
  void signIn() {
    OutboxProbe.keepRows();
    person = UUID.fromString(someone.register().path("userId"));
    token = someone.login().path("accessToken");
  }

  @Test
  void a_person_whom_nobody_needs_is_erased_everywhere_and_can_see_it_with_the_receipt() {
    Response begun = ask();
    begun.then().statusCode(202).body("status", equalTo("asking"));
    UUID erasure = UUID.fromString(begun.path("erasureId"));
    mine().then().body("waitingFor", hasSize(others.size() + 1));

    allAgree(erasure);
    assertThat(users.find(someone.email()).await().indefinitely()).isEmpty();
    assertThat(EndedList.contains(redis, session())).isTrue();
    someone.login().then().statusCode(401);

    authErases();
    others.forEach(service -> receive(erased(erasure, service)));
    given()
        .get("/api/v1/auth/erasures/" + begun.path("receipt"))
        .then()
        .statusCode(200)
        .body("status", equalTo("done"))
        .body("kept.what", hasItems("Things of rent"))
        .body("kept.period", hasItems("8 years"))
        .body("waitingFor", hasSize(0));
    assertThat(row("select email || first_name || last_name || coalesce(phone, '') from person"))
        .isEqualTo("erased-" + person + "@erased.invalidErasedperson");
    assertThat(actions("erasure", erasure)).containsExactly("erasure.begun");
    assertThat(actions("user", person)).containsExactly("account.closed");
  }

  @Test
  void who_asked_hears_of_it_and_at_the_end_what_stays_and_their_address_is_kept_for_that_only() {
    UUID erasure = UUID.fromString(ask().path("erasureId"));
    assertThat(OutboxProbe.told(ErasureRequested.class))
        .extracting(ErasureRequested::getPersonId)
        .containsExactly(person);
    allAgree(erasure);
    authErases();
    others.forEach(service -> receive(erased(erasure, service)));

    ErasureDone done = OutboxProbe.told(ErasureDone.class).getLast();
    assertThat(done.getKept()).contains("Things of rent: a law, 8 years");
    assertThat(cipher.decrypt(done.getSealedReceiver().array(), "erasure/" + erasure))
        .contains(someone.email(), "Asha");
    assertThat(
            row(
                "select (sealed_receiver is null)::text from erasure e join person p on p.id = e.person_id"))
        .isEqualTo("true");
  }

  @Test
  void memberships_end_as_they_do_when_somebody_is_removed() {
    Office office = Office.opened();
    write(
        "insert into membership (org_id, person_id, role, created_at) values ('"
            + office.id()
            + "', $1, 'manager', now())");
    UUID erasure = UUID.fromString(ask().path("erasureId"));
    allAgree(erasure);

    assertThat(OutboxProbe.eventsAbout(office.id())).containsExactly("auth.member_left");
    assertThat(AuditProbe.recordsAbout("member", person))
        .extracting(AuditRecorded::getAction, AuditRecorded::getActorId)
        .containsExactly(tuple("member.left", person));
    assertThat(Office.value("select count(*) from membership where person_id = ?", person))
        .isEqualTo("0");
    assertThat(Office.value("select count(*) from session_ending where person_id = ?", person))
        .isEqualTo("0");
  }

  @Test
  void a_service_that_needs_the_person_stops_it_and_nothing_was_erased() {
    UUID erasure = UUID.fromString(ask().path("erasureId"));
    authJudges();
    others.stream()
        .filter(service -> !service.equals("lease"))
        .forEach(service -> receive(agreed(erasure, service)));
    receive(new ErasureJudged(erasure, "lease", List.of("You have a lease.")));

    mine().then().body("status", equalTo("refused")).body("reasons", contains("You have a lease."));
    assertThat(OutboxProbe.told(ErasureOrdered.class)).isEmpty();
    assertThat(OutboxProbe.told(ErasureRefused.class))
        .extracting(ErasureRefused::getReasons)
        .containsExactly(List.of("You have a lease."));
    assertThat(actions("erasure", erasure)).containsExactly("erasure.begun", "erasure.refused");
    someone.login().then().statusCode(200);
    ask().then().statusCode(202).body("status", equalTo("asking"));
  }

  @Test
  void while_a_service_is_down_nothing_happens_and_when_it_is_back_it_goes_on() {
    UUID erasure = UUID.fromString(ask().path("erasureId"));
    authJudges();
    others.subList(1, others.size()).forEach(service -> receive(agreed(erasure, service)));
    mine().then().body("status", equalTo("asking")).body("waitingFor", contains("property"));
    someone.login().then().statusCode(200);

    receive(agreed(erasure, "property"));
    someone.login().then().statusCode(401);
    authErases();
    others.subList(1, others.size()).forEach(service -> receive(erased(erasure, service)));
    assertThat(status()).isEqualTo("ERASING");
    receive(erased(erasure, "property"));
    assertThat(status()).isEqualTo("DONE");
  }

  @Test
  void answers_that_come_twice_or_late_change_nothing() {
    UUID erasure = UUID.fromString(ask().path("erasureId"));
    Event verdict = event(agreed(erasure, "rent"));
    answers.receive(verdict).await().indefinitely();
    answers.receive(verdict).await().indefinitely();
    receive(new ErasureJudged(erasure, "rent", List.of("Changed my mind.")));
    allAgree(erasure);
    receive(new ErasureJudged(erasure, "lease", List.of("Too late.")));
    assertThat(status()).isEqualTo("ERASING");
    closing.closeAll().await().indefinitely();
    assertThat(OutboxProbe.told(ErasureOrdered.class)).hasSize(1);
  }

  @Test
  void closing_that_broke_off_after_keycloak_forgot_the_account_is_finished_by_the_next_run() {
    UUID erasure = UUID.fromString(ask().path("erasureId"));
    allAgree(erasure);
    backToClosing();
    upkeep.run(LocalDate.EPOCH).await().indefinitely();
    assertThat(status()).isEqualTo("ERASING");
  }

  @Test
  void asking_twice_is_one_erasure_with_a_new_receipt() {
    Response first = ask();
    Response second = ask();
    assertThat(second.<String>path("erasureId")).isEqualTo(first.path("erasureId"));
    assertThat(OutboxProbe.told(ErasureProposed.class)).hasSize(1);
    given().get("/api/v1/auth/erasures/" + first.path("receipt")).then().statusCode(404);
    given().get("/api/v1/auth/erasures/" + second.path("receipt")).then().statusCode(200);
  }

  @Test
  void a_wrong_password_erases_nobody() {
    ask("Wrong-Horse-77").then().statusCode(422).body("violations.field", contains("password"));
    given()
        .contentType("application/json")
        .body(Map.of("password", "x"))
        .delete("/api/v1/auth/me")
        .then()
        .statusCode(401);
    mine().then().statusCode(404);
    assertThat(OutboxProbe.told(ErasureProposed.class)).isEmpty();
  }

  @Test
  void the_last_owner_of_an_organization_must_hand_it_over_first() {
    Someone landlord = Someone.landlord();
    landlord.register().then().statusCode(201);
    given()
        .auth()
        .oauth2(landlord.login().path("accessToken"))
        .contentType("application/json")
        .body(Map.of("password", Someone.PASSWORD))
        .delete("/api/v1/auth/me")
        .then()
        .statusCode(409)
        .body("type", equalTo("https://tenantry.io/problems/last-owner"))
        .body("detail", containsString("Rao Homes"));
  }

  private Response ask() {
    return ask(Someone.PASSWORD);
  }

  private Response ask(String password) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("password", password))
        .delete("/api/v1/auth/me");
  }

  private Response mine() {
    return given().auth().oauth2(token).get("/api/v1/auth/me/erasure");
  }

  private void allAgree(UUID erasure) {
    authJudges();
    others.forEach(service -> receive(agreed(erasure, service)));
  }

  /** Auth is asked like any other service, and hears its own answer from the topic. */
  private void authJudges() {
    deliver(OutboxProbe.told(ErasureProposed.class).getLast());
    receive(OutboxProbe.told(ErasureJudged.class).getLast());
  }

  private void authErases() {
    deliver(OutboxProbe.told(ErasureOrdered.class).getLast());
    receive(OutboxProbe.told(PersonErased.class).getLast());
  }

  private static ErasureJudged agreed(UUID erasure, String service) {
    return new ErasureJudged(erasure, service, List.of());
  }

  private static PersonErased erased(UUID erasure, String service) {
    return new PersonErased(
        erasure, service, List.of(new Kept("Things of " + service, "a law", "8 years")));
  }

  private void deliver(SpecificRecord request) {
    inbox.once(event(request), requests::handle).await().indefinitely();
  }

  private void receive(SpecificRecord answer) {
    answers.receive(event(answer)).await().indefinitely();
  }

  private static Event event(SpecificRecord body) {
    return TestEvents.of(UUID.randomUUID(), UUID.randomUUID(), body);
  }

  private static List<String> actions(String type, UUID subject) {
    return AuditProbe.recordsAbout(type, subject).stream().map(AuditRecorded::getAction).toList();
  }

  private String session() {
    String claims = token.split("\\.", -1)[1];
    return new JsonObject(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
        .getString("sid");
  }

  private String status() {
    return row("select status from erasure e join person p on p.id = e.person_id");
  }

  private String row(String select) {
    String key = select.contains("erasure") ? "p.id" : "id";
    return database
        .asService(tx -> tx.one(select + " where " + key + " = $1", r -> r.getString(0), person))
        .await()
        .indefinitely()
        .orElseThrow();
  }

  /** A move that there is not: the database is told to look away. */
  private void backToClosing() {
    try (Connection connection = ScratchDatabase.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(
          "update erasure set status = 'CLOSING' where person_id = '%s'".formatted(person));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String sql) {
    database.asService(tx -> tx.execute(sql, person)).await().indefinitely();
  }
}
