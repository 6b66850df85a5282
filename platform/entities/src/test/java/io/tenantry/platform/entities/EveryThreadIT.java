package io.tenantry.platform.entities;

import static io.restassured.RestAssured.given;
import static io.tenantry.platform.entities.Notes.SOON;
import static io.tenantry.platform.entities.Notes.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.testing.OutboxProbe;
import io.tenantry.platform.testing.ScratchDatabase;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entities wherever work begins: requests of every kind, plain threads, Vert.x's own. */
@QuarkusTest
@WithTestResource(ScratchDatabase.class)
class EveryThreadIT {
  @Inject Notes notes;
  @Inject Vertx vertx;

  private final UUID organization = UUID.randomUUID();
  private final CompletableFuture<UUID> written = new CompletableFuture<>();

  @BeforeEach
  void keepOutbox() {
    OutboxProbe.keepRows();
  }

  @AfterEach
  void one_note_was_written() throws Exception {
    if (written.isDone()) {
      UUID id = written.get(SOON.toSeconds(), TimeUnit.SECONDS);
      assertThat(count("note where id = '" + id + "'")).isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"event-loop", "blocking", "virtual"})
  void requests_of_every_kind_write_and_keep_their_scope(String kind) {
    given()
        .post("/threads/" + kind + "/" + organization)
        .then()
        .statusCode(200)
        .body(Matchers.equalTo("same request"));
    assertThat(count("note where org_id = '" + organization + "'")).isOne();
  }

  @Test
  void a_plain_thread_writes() {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      threads.execute(this::write);
      written.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  @Test
  void blocking_code_of_vertx_writes() {
    vertx.executeBlocking(
        () -> {
          write();
          return null;
        });
    written.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Test
  void a_bare_event_loop_writes() {
    vertx.getOrCreateContext().runOnContext(called -> write());
    written.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Test
  void a_worker_verticle_writes() {
    vertx.deployVerticle(
        new AbstractVerticle() {
          @Override
          public void start() {
            write();
          }
        },
        new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
    written.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Test
  void two_organizations_in_one_request_see_their_own() {
    UUID another = UUID.randomUUID();
    for (int i = 0; i < 50; i++) {
      given()
          .post("/threads/both/" + organization + "/" + another)
          .then()
          .statusCode(200)
          .body(Matchers.equalTo((i + 1) + " and " + (i + 1)));
    }
  }

  private void write() {
    Uni<UUID> work = notes.write(Note.of(organization, "by a thread"));
    work.subscribe().with(written::complete, written::completeExceptionally);
  }
}
