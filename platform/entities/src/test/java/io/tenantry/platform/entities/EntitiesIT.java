package io.tenantry.platform.entities;

import static io.tenantry.platform.entities.Notes.SOON;
import static io.tenantry.platform.entities.Notes.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.LazyInitializationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entities, events and row-level security in one commit, and how failures speak. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class EntitiesIT {
  @Inject Database database;
  @Inject Entities entities;
  @Inject Notes notes;

  private final UUID organization = UUID.randomUUID();
  private final UUID another = UUID.randomUUID();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @Test
  void an_entity_and_an_event_are_one_commit() {
    UUID id = notes.write(Note.of(organization, "kept")).await().atMost(SOON);

    assertThat(count("note where id = '" + id + "'")).isOne();
    assertThat(OutboxProbe.eventsAbout(id)).containsExactly("platform.clock_moved");
  }

  @Test
  void they_go_together_when_the_work_fails_later() {
    Note note = Note.of(organization, "gone");
    Uni<UUID> work =
        database.asServiceFor(
            organization, tx -> notes.write(tx, note).call(() -> tx.execute("select 1/0")));

    assertThatThrownBy(() -> work.await().atMost(SOON)).isInstanceOf(PgException.class);
    assertThat(count("note where id = '" + note.id + "'")).isZero();
    assertThat(OutboxProbe.eventsAbout(note.id)).isEmpty();
  }

  @Test
  void another_organization_sees_and_changes_nothing() {
    UUID id = notes.write(Note.of(organization, "ours")).await().atMost(SOON);

    assertThat(notes.now(another, () -> Note.count())).isZero();
    assertThat(notes.now(another, () -> Note.<Note>findById(id))).isNull();
    assertThat(notes.now(another, () -> Note.update("title = 'theirs'"))).isZero();
    assertThat(notes.now(another, () -> Note.delete("id", id))).isZero();
    assertThat(notes.<Note>now(organization, () -> Note.findById(id)).title).isEqualTo("ours");
  }

  @Test
  void another_organization_writes_nothing_for_us() {
    UUID id = notes.write(Note.of(organization, "ours")).await().atMost(SOON);
    Note detached = notes.now(organization, () -> Note.findById(id));
    detached.title = "theirs";

    assertRefused("42501", another, () -> Note.of(organization, "planted").persist());
    assertThatThrownBy(
            () -> notes.now(another, () -> Panache.getSession().flatMap(s -> s.merge(detached))))
        .isInstanceOfAny(PgException.class, OptimisticLockException.class);
    assertThat(notes.<Note>now(organization, () -> Note.findById(id)).title).isEqualTo("ours");
  }

  @Test
  void a_unique_violation_is_the_databases_own() {
    notes.write(Note.of(organization, "once")).await().atMost(SOON);

    PgException refusal =
        assertRefused("23505", organization, () -> Note.of(organization, "once").persist());
    assertThat(refusal.getConstraint()).isEqualTo("note_title_of_org");
  }

  @Test
  void a_version_that_is_gone_is_an_optimistic_lock_failure() {
    UUID id = notes.write(Note.of(organization, "first")).await().atMost(SOON);
    Uni<Note> late =
        database.asServiceFor(
            organization,
            tx ->
                entities.in(
                    tx,
                    () ->
                        Note.<Note>findById(id)
                            .call(() -> tx.execute("update note set version = 7 where id = $1", id))
                            .invoke(note -> note.title = "second")));

    assertThatThrownBy(() -> late.await().atMost(SOON)).isInstanceOf(OptimisticLockException.class);
    assertThat(count("note where id = '" + id + "' and title = 'first' and version = 0")).isOne();
  }

  @Test
  void what_is_lazy_is_fetched_inside_and_refused_outside() {
    Note note = Note.of(organization, "with remarks");
    notes.now(
        organization,
        () ->
            note.persist().call(() -> Remark.persist(Remark.on(note, "a"), Remark.on(note, "b"))));

    int fetched =
        notes.now(
            organization,
            () ->
                Note.<Note>findById(note.id)
                    .flatMap(found -> Mutiny.fetch(found.remarks))
                    .map(remarks -> remarks.size()));
    assertThat(fetched).isEqualTo(2);
    String title =
        notes.now(
            organization,
            () ->
                Remark.<Remark>find("text", "a")
                    .firstResult()
                    .flatMap(remark -> Mutiny.fetch(remark.note))
                    .map(of -> of.title));
    assertThat(title).isEqualTo("with remarks");
    assertThat(notes.now(another, () -> Remark.count())).isZero();
    Note outside = notes.now(organization, () -> Note.findById(note.id));
    assertThatThrownBy(() -> outside.remarks.size())
        .isInstanceOf(LazyInitializationException.class);
  }

  @Test
  void ten_inserts_have_ten_ids_of_the_sequence() {
    Note note = Note.of(organization, "many");
    notes.now(
        organization,
        () ->
            note.persist()
                .call(
                    () ->
                        Remark.persist(
                            IntStream.range(0, 10).mapToObj(i -> Remark.on(note, "r" + i)))));

    assertThat(count("remark where note_id = '" + note.id + "'")).isEqualTo(10);
  }

  @Test
  void a_transaction_of_panache_inside_is_the_same_one() {
    Note note = Note.of(organization, "inner");
    String own = "select txid_current() || '/' || pg_backend_pid()";
    Uni<Object> work =
        database.asServiceFor(
            organization,
            tx ->
                tx.one(own, row -> row.getString(0))
                    .flatMap(
                        outer ->
                            entities.in(
                                tx,
                                () ->
                                    Panache.withTransaction(
                                            () -> note.persist().chain(() -> askedBySession(own)))
                                        .invoke(
                                            inner ->
                                                assertThat(inner).isEqualTo(outer.orElseThrow()))))
                    .call(() -> tx.execute("select 1/0")));

    assertThatThrownBy(() -> work.await().atMost(SOON)).isInstanceOf(PgException.class);
    assertThat(count("note where id = '" + note.id + "'")).isZero();
  }

  private static Uni<Object> askedBySession(String sql) {
    return Panache.getSession()
        .flatMap(session -> session.createNativeQuery(sql, String.class).getSingleResult())
        .map(Object.class::cast);
  }

  @Test
  void statements_see_what_entities_did_once_their_work_has_ended() {
    Note note = Note.of(organization, "seen");
    Integer touched =
        database
            .asServiceFor(
                organization,
                tx ->
                    notes
                        .write(tx, note)
                        .flatMap(id -> tx.execute("update note set title = 's' where id = $1", id)))
            .await()
            .atMost(SOON);
    assertThat(touched).isOne();
  }

  private PgException assertRefused(
      String state, UUID scope, java.util.function.Supplier<Uni<Note>> work) {
    return (PgException)
        assertThatThrownBy(() -> notes.now(scope, work))
            .asInstanceOf(type(PgException.class))
            .satisfies(refusal -> assertThat(refusal.getSqlState()).isEqualTo(state))
            .actual();
  }
}
