package io.tenantry.auth.password;

import io.smallrye.mutiny.Uni;
import io.tenantry.auth.email.Emails;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.link.NewLink;
import io.tenantry.auth.link.SecretLinks;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTask;
import io.tenantry.platform.tasks.OutboundTasks;
import io.tenantry.platform.tasks.TaskHandler;
import io.tenantry.platform.tasks.TaskOutcome;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends links to people who forgot their password. The request is stored before it is answered, and
 * the account is looked up afterwards, so the time of the answer tells nothing.
 */
@ApplicationScoped
class ForgottenPasswords implements TaskHandler {
  private static final String KIND = "send-password-link";
  private static final String ASK = "insert into forgotten_password (id, email) values ($1, $2)";
  private static final String TAKE = "delete from forgotten_password where id = $1 returning email";
  private static final String PERSON = "select id, email, first_name from person where email = $1";

  private final Database database;
  private final OutboundTasks tasks;
  private final SecretLinks links;

  ForgottenPasswords(Database database, OutboundTasks tasks, SecretLinks links) {
    this.database = database;
    this.tasks = tasks;
    this.links = links;
  }

  /** Takes the request down; nobody waits for the link. */
  Uni<Void> ask(String email) {
    if (Emails.isReserved(email)) {
      return Uni.createFrom().voidItem();
    }
    UUID id = Ids.next();
    return database.asService(
        tx -> tx.execute(ASK, id, email).flatMap(asked -> tasks.add(tx, KIND, id, Duration.ZERO)));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Uni<TaskOutcome> run(OutboundTask task) {
    return send(task.subject()).replaceWith(TaskOutcome.DONE);
  }

  /** The request is gone when the link is there, and not before. */
  private Uni<Void> send(UUID id) {
    return database.asService(
        tx -> tx.one(TAKE, row -> row.getString("email"), id).flatMap(email -> send(tx, email)));
  }

  private Uni<Void> send(Tx tx, Optional<String> email) {
    return email
        .map(found -> tx.one(PERSON, ForgottenPasswords::link, found))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .flatMap(link -> issue(tx, link));
  }

  private Uni<Void> issue(Tx tx, Optional<NewLink> link) {
    return link.map(wanted -> links.issue(tx, wanted)).orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static NewLink link(Row row) {
    return NewLink.of(
        LinkKind.RESET_PASSWORD,
        row.getUUID("id"),
        row.getString("email"),
        row.getString("first_name"));
  }
}
