package io.tenantry.platform.entities;

import static io.restassured.RestAssured.given;
import static io.tenantry.platform.entities.Notes.SOON;
import static io.tenantry.platform.entities.Notes.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.testing.ScratchDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** Misuse is refused: no session is without a scope, nothing is kept by half. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class MisuseIT {
  @Inject Database database;
  @Inject Entities entities;
  @Inject Notes notes;

  private final UUID organization = UUID.randomUUID();

  @Test
  void there_is_no_session_outside_a_transaction() {
    for (String door : new String[] {"with-transaction", "with-session", "panache"}) {
      given()
          .get("/outside/" + door)
          .then()
          .statusCode(200)
          .body(org.hamcrest.Matchers.containsString("Entities outside a transaction of Database"));
    }
    assertThat(count("note where title = 'outside'")).isZero();
  }

  @Test
  void a_failure_that_is_swallowed_keeps_nothing_by_half() {
    Note first = Note.of(organization, "first half");
    Uni<String> work =
        database.asServiceFor(
            organization,
            tx ->
                notes
                    .write(tx, first)
                    .chain(
                        () ->
                            entities
                                .in(
                                    tx,
                                    () -> Uni.createFrom().failure(new IllegalArgumentException()))
                                .onFailure()
                                .recoverWithNull())
                    .replaceWith("done"));

    assertThatThrownBy(() -> work.await().atMost(SOON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing of it was kept");
    assertThat(count("note where id = '" + first.id + "'")).isZero();
  }

  @Test
  void two_at_once_in_one_transaction_are_refused() {
    Uni<?> work =
        database.asServiceFor(
            organization,
            tx ->
                Uni.combine()
                    .all()
                    .unis(
                        entities.in(tx, () -> Note.of(organization, "a").persist()),
                        entities.in(tx, () -> Note.of(organization, "b").persist()))
                    .asTuple());

    assertThatThrownBy(() -> work.await().atMost(SOON))
        .hasMessageContaining("already at work in this transaction");
    assertThat(count("note where org_id = '" + organization + "'")).isZero();
  }

  @Test
  void a_transaction_within_a_transaction_is_refused() {
    Uni<Integer> work =
        database.asService(
            tx ->
                tx.execute("select 1").chain(() -> database.asService(t -> t.execute("select 1"))));

    assertThatThrownBy(() -> work.await().atMost(SOON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("within a transaction");
  }

  @Test
  void a_session_that_outlives_its_transaction_is_of_no_use() {
    var session = new AtomicReference<Mutiny.Session>();
    notes.now(
        organization, () -> Panache.getSession().invoke(session::set).chain(() -> Note.count()));

    assertThatThrownBy(() -> session.get().find(Note.class, UUID.randomUUID()).await().atMost(SOON))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void work_of_another_transaction_is_refused() {
    var outlived = new AtomicReference<Tx>();
    database
        .asService(tx -> tx.execute("select 1").invoke(() -> outlived.set(tx)))
        .await()
        .atMost(SOON);

    Uni<Long> late =
        database.asServiceFor(organization, tx -> entities.in(outlived.get(), () -> Note.count()));
    assertThatThrownBy(() -> late.await().atMost(SOON))
        .hasMessageContaining("Entities outside their transaction");
    assertThatThrownBy(() -> entities.in(outlived.get(), () -> Note.count()).await().atMost(SOON))
        .hasMessageContaining("Entities outside their transaction");
  }

  @Test
  void a_session_about_two_scopes_does_not_mix_them() {
    given()
        .get("/outside/session-about-scopes")
        .then()
        .statusCode(200)
        .body(org.hamcrest.Matchers.containsString("Entities outside a transaction of Database"));
  }
}
