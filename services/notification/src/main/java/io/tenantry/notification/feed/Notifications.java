package io.tenantry.notification.feed;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages to people in the app. */
@ApplicationScoped
public class Notifications {
  private static final int MOST_TO_CATCH_UP = 500;
  private static final String LIST =
      """
      select * from notification
      where person_id = $1 and id < $2 and ($3 = false or read_at is null)
      order by id desc limit $4
      """;
  private static final String SINCE =
      """
      select * from notification where person_id = $1 and created_at >= $2
      order by created_at, id limit $3
      """;
  private static final String READ =
      """
      update notification set read_at = coalesce(read_at, $3) where id = $1 and person_id = $2
      """;
  private static final String READ_ALL =
      "update notification set read_at = $2 where person_id = $1 and read_at is null";

  private final Database database;
  private final Clock clock;

  Notifications(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Tells a person of an event; empty when they were told before. */
  public Uni<Optional<Told>> tell(
      Tx tx, UUID person, UUID event, String type, String title, String body, JsonObject data) {
    var notification =
        new Notification(
            Ids.next(), type, title, body, clock.instant(), data.getMap(), Optional.empty());
    return Notification.ROWS
        .insert(
            tx,
            Notification.ROWS
                .columns(notification)
                .with("person_id", person)
                .with("event_id", event),
            "on conflict on constraint notification_of_event do nothing")
        .map(fresh -> fresh.map(told -> new Told(person, told)));
  }

  /** A person's notifications, newest first. */
  Uni<Page<Notification>> list(Caller person, boolean unread, PageRequest page) {
    return database
        .as(
            person,
            tx ->
                tx.list(LIST, Notification.ROWS::read, person.id(), page.before(), unread, page.rows()))
        .map(items -> Page.of(items, page.limit(), Notification::id));
  }

  /** Lists the messages to a person since then, oldest first. */
  public Uni<List<Notification>> since(Caller person, Instant since) {
    return database.as(
        person, tx -> tx.list(SINCE, Notification.ROWS::read, person.id(), since, MOST_TO_CATCH_UP));
  }

  /** Marks one as read; false when it is not there or not the person's. */
  Uni<Boolean> read(Caller person, UUID id) {
    return database
        .as(person, tx -> tx.execute(READ, id, person.id(), clock.instant()))
        .map(touched -> touched == 1);
  }

  Uni<Void> readAll(Caller person) {
    return database.as(
        person, tx -> tx.execute(READ_ALL, person.id(), clock.instant()).replaceWithVoid());
  }
}
