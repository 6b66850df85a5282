package io.tenantry.auth.password;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.auth.email.Emails;
import io.tenantry.auth.link.LinkKind;
import io.tenantry.auth.link.NewLink;
import io.tenantry.auth.link.SecretLinks;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends links to people who forgot their password. The request is stored before it is answered, and
 * the account is looked up afterwards, so the time of the answer tells nothing. The sweep completes
 * interrupted ones.
 */
@ApplicationScoped
class ForgottenPasswords {
  private static final Logger LOG = Logger.getLogger(ForgottenPasswords.class);
  private static final String ASK = "insert into forgotten_password (id, email) values ($1, $2)";
  private static final String TAKE = "delete from forgotten_password where id = $1 returning email";
  private static final String LEFT =
      """
      select id from forgotten_password
      where requested_at < clock_timestamp() - interval '5 seconds' order by random() limit 50
      """;
  private static final String PERSON = "select id, email, first_name from person where email = $1";

  private final Database database;
  private final SecretLinks links;

  ForgottenPasswords(Database database, SecretLinks links) {
    this.database = database;
    this.links = links;
  }

  /** Takes the wish down; nobody waits for the link. */
  Uni<Void> ask(String email) {
    if (Emails.isReserved(email)) {
      return Uni.createFrom().voidItem();
    }
    UUID id = Ids.next();
    return database
        .asService(tx -> tx.execute(ASK, id, email))
        .invoke(asked -> carryOut(id))
        .replaceWithVoid();
  }

  private void carryOut(UUID id) {
    send(id).subscribe().with(done -> {}, ForgottenPasswords::later);
  }

  @Scheduled(
      every = "${tenantry.session.ending-sweep}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return database
        .asService(tx -> tx.list(LEFT, row -> row.getUUID("id")))
        .onItem()
        .transformToMulti(left -> Multi.createFrom().iterable(left))
        .onItem()
        .transformToUniAndConcatenate(this::sendOrLater)
        .collect()
        .last()
        .onFailure()
        .invoke(ForgottenPasswords::later)
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> sendOrLater(UUID id) {
    return send(id)
        .onFailure()
        .invoke(failure -> LOG.warnf("Wish %s for a new password waits: %s", id, failure))
        .onFailure()
        .recoverWithNull();
  }

  /** The wish is gone when the link is there, and not before. */
  private Uni<Void> send(UUID id) {
    return database.asService(
        tx ->
            tx.one(TAKE, row -> row.getString("email"), id)
                .flatMap(
                    email ->
                        email
                            .map(found -> send(tx, found))
                            .orElseGet(() -> Uni.createFrom().voidItem())));
  }

  private Uni<Void> send(Tx tx, String email) {
    return tx.one(PERSON, ForgottenPasswords::link, email).flatMap(link -> issue(tx, link));
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

  private static void later(Throwable failure) {
    LOG.warnf("Links to choose a new password are sent later: %s", failure);
  }
}
