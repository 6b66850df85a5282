package io.tenantry.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.contracts.privacy.ErasureJudged;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.contracts.privacy.ErasureProposed;
import io.tenantry.contracts.privacy.PersonErased;
import io.tenantry.contracts.privacy.PersonalDataCollected;
import io.tenantry.contracts.privacy.PersonalDataRequested;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.PersonalColumns;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.privacy.PersonalData;
import io.tenantry.platform.privacy.PrivacyRequests;
import io.tenantry.platform.privacy.SealedDocument;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.spi.CDI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Behaviour of every service when a person wants their data, or wants to be forgotten. Each has a
 * subclass that says what there is of somebody; a stranger has the same.
 */
public abstract class PrivacyRules {
  private static final String TABLES =
      """
      select table_name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and table_name not in ('outbox', 'inbox', 'erased_person') order by 1
      """;

  protected final UUID person = UUID.randomUUID();
  protected final UUID stranger = UUID.randomUUID();
  private final String service;

  protected PrivacyRules(String service) {
    this.service = service;
  }

  /**
   * Inserts everything that can be there about a person: {@code $1} is their id, <code>{word}
   * </code> what only they say, such as a part of their name.
   */
  protected abstract List<String> rows();

  /** The sections of the document. */
  protected abstract Set<String> sections();

  /**
   * Returns the texts that the document contains, with <code>{word}</code> and <code>{person}
   * </code>.
   */
  protected abstract List<String> said();

  /** Returns the data that stays, in the person's words. */
  protected abstract Set<String> kept();

  @BeforeEach
  void arrange() {
    OutboxProbe.keepRows();
    write(person);
    write(stranger);
  }

  @Test
  void somebody_answers_for_every_column_about_people() {
    Set<String> answered = new TreeSet<>();
    CDI.current().select(PersonalData.class).forEach(feature -> answered.addAll(feature.columns()));
    assertThat(PersonalColumns.aboutPeople(database()).await().indefinitely())
        .as("columns about people, and those in PersonalData.columns()")
        .isNotEmpty()
        .isSubsetOf(answered);
  }

  @Test
  void the_document_has_the_persons_data_and_nobody_elses() {
    JsonObject document = document();
    assertThat(document.fieldNames()).containsExactlyInAnyOrderElementsOf(sections());
    assertThat(sections())
        .allSatisfy(section -> assertThat(document.getJsonArray(section)).as(section).isNotEmpty());
    assertThat(document.encode()).contains(said().stream().map(this::ofPerson).toList());
    assertThat(document.encode()).doesNotContain(stranger.toString(), word(stranger));
  }

  @Test
  void other_services_requests_are_not_answered() {
    deliver(event(new PersonalDataRequested(UUID.randomUUID(), person, List.of("another"))));
    assertThat(OutboxProbe.told(PersonalDataCollected.class)).isEmpty();
  }

  @Test
  void erasing_takes_what_the_law_does_not_want_kept_and_leaves_the_others_alone() {
    Map<String, Long> before = traces(stranger);
    UUID erasure = UUID.randomUUID();
    deliver(event(new ErasureOrdered(erasure, person, List.of(service))));
    deliver(event(new ErasureOrdered(erasure, person, List.of(service))));

    assertThat(OutboxProbe.told(PersonErased.class))
        .hasSize(2)
        .allSatisfy(
            done ->
                assertThat(done.getKept())
                    .extracting(kept -> kept.getWhat())
                    .containsExactlyInAnyOrderElementsOf(kept()));
    assertThat(traces(word(person))).as("tables in which the person's words stay").isEmpty();
    assertThat(traces(stranger)).isEqualTo(before);
  }

  /**
   * Returns the document that the service hands out about the person; asked twice by one event it
   * answers once.
   */
  protected JsonObject document() {
    Event request = event(new PersonalDataRequested(UUID.randomUUID(), person, List.of(service)));
    deliver(request);
    deliver(request);
    List<PersonalDataCollected> told = OutboxProbe.told(PersonalDataCollected.class);
    assertThat(told).hasSize(1);
    return open(told.getFirst());
  }

  /** Returns the reasons not to erase the person now. */
  protected List<String> objections() {
    deliver(event(new ErasureProposed(UUID.randomUUID(), person, List.of(service))));
    return OutboxProbe.told(ErasureJudged.class).getLast().getObjections();
  }

  /** Erases the person in this service. */
  protected void erase() {
    deliver(event(new ErasureOrdered(UUID.randomUUID(), person, List.of(service))));
  }

  /** Inserts the rows of somebody. */
  protected void write(UUID who) {
    rows().forEach(row -> execute(row, who));
  }

  /** Executes a statement; {@code $1} is who. */
  protected void execute(String sql, UUID who) {
    String statement = sql.replace("{word}", "replace($1::uuid::text, '-', '')");
    database().asService(tx -> tx.execute(statement, who)).await().indefinitely();
  }

  /** Counts rows; {@code $1} is the person. */
  protected long count(String from, UUID who) {
    return database()
        .asService(tx -> tx.one("select count(*) from " + from, row -> row.getLong(0), who))
        .await()
        .indefinitely()
        .orElseThrow();
  }

  /** Returns a word that only this person uses. */
  protected static String word(UUID who) {
    return who.toString().replace("-", "");
  }

  private String ofPerson(String text) {
    return text.replace("{word}", word(person)).replace("{person}", person.toString());
  }

  private Map<String, Long> traces(UUID who) {
    Map<String, Long> found = traces(who.toString());
    traces(word(who)).forEach((table, rows) -> found.merge(table, rows, Long::sum));
    return found;
  }

  /** Tables with rows that say this, and how many rows. */
  private Map<String, Long> traces(String text) {
    Map<String, Long> found = new TreeMap<>();
    for (String table : tables()) {
      String query =
          "select count(*) from %s t where position($1 in to_jsonb(t)::text) > 0".formatted(table);
      long rows =
          database()
              .asService(tx -> tx.one(query, row -> row.getLong(0), text))
              .await()
              .indefinitely()
              .orElseThrow();
      if (rows > 0) {
        found.put(table, rows);
      }
    }
    return found;
  }

  private static List<String> tables() {
    return new ArrayList<>(
        database()
            .asService(tx -> tx.list(TABLES, row -> '"' + row.getString(0) + '"'))
            .await()
            .indefinitely());
  }

  private static JsonObject open(PersonalDataCollected told) {
    var answer =
        new SealedDocument.Answer(told.getRequestId(), told.getAnswerId(), told.getService());
    return CDI.current()
        .select(SealedDocument.class)
        .get()
        .open(answer, List.of(told.getSealed().array()));
  }

  private static void deliver(Event event) {
    PrivacyRequests requests = CDI.current().select(PrivacyRequests.class).get();
    CDI.current().select(Inbox.class).get().once(event, requests::handle).await().indefinitely();
  }

  private static Event event(SpecificRecord body) {
    return TestEvents.of(UUID.randomUUID(), UUID.randomUUID(), body);
  }

  private static Database database() {
    return CDI.current().select(Database.class).get();
  }
}
