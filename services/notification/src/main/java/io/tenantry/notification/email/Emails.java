package io.tenantry.notification.email;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.tasks.OutboundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * E-mails: what is to be sent, by an outbound task each, and what was. One waits for its receiver's
 * address as long as that is unknown, for a day at most.
 */
@ApplicationScoped
public class Emails {
  private static final String QUEUE =
      """
      insert into email (id, event_id, person_id, type, subject, body, invitation)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint email_of_event do nothing
      """;
  private static final String QUEUE_FAREWELL =
      """
      insert into email (id, event_id, type, subject, body, address, first_name, forget_when_sent)
      values ($1, $2, $3, $4, $5, $6, $7, true)
      """;
  private static final String QUEUE_LINK =
      """
      insert into email (id, event_id, type, subject, body, address, first_name,
        link_id, link_path, link_secret)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  private static final String FIND =
      """
      select email.id, subject, body, coalesce(email.address, contact.email) as address,
        coalesce(email.first_name, contact.first_name) as first_name,
        link_id, link_path, link_secret, invitation
      from email left join contact using (person_id)
      where email.id = $1 and state = 'queued'
        and (email.address is not null or contact.person_id is not null)
      """;
  private static final String OF_PERSON =
      "select id, type from email where person_id = $1 and state = 'queued'";

  private static final String SENT =
      """
      update email set state = $2, sent_at = now(), last_error = null, link_secret = null
      where id = $1
      """;
  private static final String FORGET =
      "delete from email where id = $1 and forget_when_sent and state <> 'queued'";
  private static final String FAILED =
      "update email set state = $3, last_error = $2 where id = $1 and state = any($4)";
  private static final String GIVE_UP =
      """
      update email set state = $2, last_error = 'The address of the receiver never came.'
      where id = $1 and state = any($3) and queued_at < now() - interval '1 day'
      """;
  private static final String WAITS = "select from email where id = $1 and state = 'queued'";
  private static final String ALERT = "search.listing_matched";

  private final Database database;
  private final OutboundTasks tasks;

  Emails(Database database, OutboundTasks tasks) {
    this.database = database;
    this.tasks = tasks;
  }

  /** Queues an e-mail about an event; a person gets one only. */
  public Uni<Void> queue(
      Tx tx,
      UUID person,
      UUID event,
      String type,
      String subject,
      String body,
      Optional<Invitation> invitation) {
    UUID id = Ids.next();
    return tx.execute(
            QUEUE, id, event, person, type, subject, body, invitation.map(Invitation::written))
        .flatMap(fresh -> fresh == 1 ? send(tx, id, type) : Uni.createFrom().voidItem());
  }

  /** Queues an e-mail with a link in it; called once an event. The secret stays sealed here. */
  public Uni<Void> queue(
      Tx tx, Receiver to, SealedLink link, UUID event, String type, String subject, String body) {
    UUID id = Ids.next();
    return tx.execute(
            QUEUE_LINK,
            id,
            event,
            type,
            subject,
            body,
            to.address(),
            to.firstName(),
            link.id(),
            link.path(),
            link.secret())
        .flatMap(queued -> send(tx, id, type));
  }

  /** Queues the last e-mail to somebody; called once an event. Sent, it is forgotten. */
  public Uni<Void> queueFarewell(
      Tx tx, Receiver to, UUID event, String type, String subject, String body) {
    UUID id = Ids.next();
    return tx.execute(QUEUE_FAREWELL, id, event, type, subject, body, to.address(), to.firstName())
        .flatMap(queued -> send(tx, id, type));
  }

  /** Sends at once what waits for a person's address, now that it is there. */
  public Uni<Void> addressIsThere(Tx tx, UUID person) {
    return tx.list(OF_PERSON, row -> Map.entry(row.getUUID("id"), row.getString("type")), person)
        .onItem()
        .transformToMulti(waiting -> Multi.createFrom().iterable(waiting))
        .onItem()
        .transformToUniAndConcatenate(email -> send(tx, email.getKey(), email.getValue()))
        .onItem()
        .ignoreAsUni();
  }

  /** Alerts come in crowds: what somebody waits for does not stand behind them. */
  private Uni<Void> send(Tx tx, UUID id, String type) {
    String kind = type.equals(ALERT) ? AlertDelivery.KIND : EmailDelivery.KIND;
    return tasks.add(tx, kind, id, Duration.ZERO);
  }

  /** Finds an e-mail that is to be sent and whose address is known. */
  Uni<Optional<Letter>> find(UUID id) {
    return database.asService(tx -> tx.one(FIND, Letter::from, id));
  }

  /** Returns whether an e-mail without an address still waits for it, for a day at most. */
  Uni<Boolean> waits(UUID id) {
    return database.asService(
        tx ->
            tx.execute(GIVE_UP, id, EmailState.FAILED, EmailState.FAILED.sources())
                .flatMap(ended -> waits(tx, id)));
  }

  private static Uni<Boolean> waits(Tx tx, UUID id) {
    return tx.one(WAITS, row -> true, id).map(Optional::isPresent);
  }

  Uni<Void> sent(UUID id) {
    return database.asService(
        tx -> tx.execute(SENT, id, EmailState.SENT).flatMap(sent -> forget(tx, id)));
  }

  Uni<Void> failed(Tx tx, UUID id, String reason) {
    return tx.execute(FAILED, id, reason, EmailState.FAILED, EmailState.FAILED.sources())
        .flatMap(noted -> forget(tx, id));
  }

  private static Uni<Void> forget(Tx tx, UUID id) {
    return tx.execute(FORGET, id).replaceWithVoid();
  }
}
