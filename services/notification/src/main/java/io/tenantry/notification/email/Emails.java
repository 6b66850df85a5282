package io.tenantry.notification.email;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The queue of e-mails. One waits for its receiver's address as long as that is unknown, for a day
 * at most; one that cannot be sent is tried again, 10 s later, then twice as late each time up to
 * half an hour, 14 times in all, which is some four hours.
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

  /**
   * Others skip what one worker has taken; if that one dies, the next attempt is due by itself.
   * Messages that somebody waits for go before alerts, which come in crowds.
   */
  private static final String TAKE =
      """
      update email e set attempts = attempts + 1,
        next_attempt_at = now() + least(interval '10 seconds' * 2 ^ attempts, interval '30 minutes')
      from (
        select email.id, coalesce(email.address, contact.email) as address,
          coalesce(email.first_name, contact.first_name) as first_name
        from email left join contact using (person_id)
        where state = 'queued' and next_attempt_at <= now()
          and (email.address is not null or contact.person_id is not null)
        order by type = 'search.listing_matched', next_attempt_at limit $1 for update of email skip locked
      ) due
      where e.id = due.id
      returning e.id, e.subject, e.body, due.address, due.first_name,
        e.link_id, e.link_path, e.link_secret,
        e.invitation
      """;

  private static final String SENT =
      """
      update email set state = $2, sent_at = now(), last_error = null, link_secret = null
      where id = $1
      """;
  private static final String FORGET =
      "delete from email where id = $1 and forget_when_sent and state <> 'queued'";
  private static final String FAILED_ATTEMPT =
      """
      update email set last_error = $2,
        state = case when attempts >= 14 then $3 else state end
      where id = $1 and state = any($4)
      """;
  private static final String GIVE_UP =
      """
      update email set state = $1, last_error = 'The address of the receiver never came.'
      where state = any($2) and queued_at < now() - interval '1 day' and attempts = 0
        and address is null and not exists (select from contact where contact.person_id = email.person_id)
      """;

  private final Database database;

  Emails(Database database) {
    this.database = database;
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
    return tx.execute(
            QUEUE,
            Ids.next(),
            event,
            person,
            type,
            subject,
            body,
            invitation.map(Invitation::written))
        .replaceWithVoid();
  }

  /** Queues an e-mail with a link in it; called once an event. The secret stays sealed here. */
  public Uni<Void> queue(
      Tx tx, Receiver to, SealedLink link, UUID event, String type, String subject, String body) {
    return tx.execute(
            QUEUE_LINK,
            Ids.next(),
            event,
            type,
            subject,
            body,
            to.address(),
            to.firstName(),
            link.id(),
            link.path(),
            link.secret())
        .replaceWithVoid();
  }

  /** Queues the last e-mail to somebody; called once an event. Sent, it is forgotten. */
  public Uni<Void> queueFarewell(
      Tx tx, Receiver to, UUID event, String type, String subject, String body) {
    return tx.execute(
            QUEUE_FAREWELL, Ids.next(), event, type, subject, body, to.address(), to.firstName())
        .replaceWithVoid();
  }

  /** Takes some that are due; nobody else gets them until their next attempt is due. */
  Uni<List<Letter>> take(int most) {
    return database.asService(tx -> tx.list(TAKE, Letter::from, most));
  }

  Uni<Void> sent(Letter letter) {
    return database.asService(
        tx -> tx.execute(SENT, letter.id(), EmailState.SENT).flatMap(sent -> forget(tx, letter)));
  }

  Uni<Void> failed(Letter letter, Throwable reason) {
    return database.asService(
        tx ->
            tx.execute(
                    FAILED_ATTEMPT,
                    letter.id(),
                    reason.toString().replace('\0', ' '),
                    EmailState.FAILED,
                    EmailState.FAILED.sources())
                .flatMap(noted -> forget(tx, letter)));
  }

  private static Uni<Void> forget(Tx tx, Letter letter) {
    return tx.execute(FORGET, letter.id()).replaceWithVoid();
  }

  /** Ends those whose receiver stayed unknown; how many. */
  Uni<Integer> giveUp() {
    return database.asService(
        tx -> tx.execute(GIVE_UP, EmailState.FAILED, EmailState.FAILED.sources()));
  }
}
