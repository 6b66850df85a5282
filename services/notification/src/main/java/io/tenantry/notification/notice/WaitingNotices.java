package io.tenantry.notification.notice;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.notification.contact.Contacts;
import io.tenantry.notification.feed.Notifications;
import io.tenantry.notification.feed.Told;
import io.tenantry.notification.live.Fanout;
import io.tenantry.notification.notice.Wording.Words;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.jobs.Sweep;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices for organizations nobody of whom is known yet: told as soon as someone is. */
@ApplicationScoped
class WaitingNotices {
  private static final String KEEP =
      """
      insert into waiting_notice (event_id, org_id, type, title, body, data, created_at)
      values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
      """;
  private static final String TELLABLE =
      """
      select event_id from waiting_notice w
      where event_id <> all ($2) and exists (select from organization_member m
        where m.org_id = w.org_id and m.role in ('owner', 'admin', 'manager'))
      limit $1
      """;
  private static final String TAKE = "delete from waiting_notice where event_id = $1 returning *";

  private final Database database;
  private final Sweep sweep;
  private final Contacts contacts;
  private final Notifications notifications;
  private final Fanout fanout;
  private final Clock clock;

  WaitingNotices(
      Database database,
      Sweep sweep,
      Contacts contacts,
      Notifications notifications,
      Fanout fanout,
      Clock clock) {
    this.database = database;
    this.sweep = sweep;
    this.contacts = contacts;
    this.notifications = notifications;
    this.fanout = fanout;
    this.clock = clock;
  }

  private record Waiting(UUID event, UUID organization, String type, Words words) {
    static Waiting from(Row row) {
      return new Waiting(
          row.getUUID("event_id"),
          row.getUUID("org_id"),
          row.getString("type"),
          new Words(row.getString("title"), row.getString("body"), row.getJsonObject("data")));
    }
  }

  Uni<Void> keep(Tx tx, Event event, Words words, UUID organization) {
    return tx.execute(
            KEEP,
            event.id(),
            organization,
            event.type(),
            words.title(),
            words.body(),
            words.data(),
            clock.instant())
        .replaceWithVoid();
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> tell() {
    return sweep.due(this::tellable, this::tell).replaceWithVoid();
  }

  private Uni<List<UUID>> tellable(int most, UUID[] without) {
    return database.asService(
        tx -> tx.list(TELLABLE, row -> row.getUUID("event_id"), most, without));
  }

  private Uni<Boolean> tell(UUID event) {
    return database
        .asService(
            tx ->
                tx.one(TAKE, Waiting::from, event)
                    .flatMap(taken -> tellMembersOf(tx, taken.stream().toList())))
        .call(fanout::publish)
        .map(told -> !told.isEmpty());
  }

  private Uni<List<Told>> tellMembersOf(Tx tx, List<Waiting> notices) {
    return Multi.createFrom()
        .iterable(notices)
        .onItem()
        .transformToMultiAndConcatenate(notice -> tellMembers(tx, notice))
        .collect()
        .asList();
  }

  private Multi<Told> tellMembers(Tx tx, Waiting notice) {
    return contacts
        .members(tx, notice.organization())
        .onItem()
        .transformToMulti(members -> Multi.createFrom().iterable(members))
        .onItem()
        .transformToUniAndConcatenate(member -> tell(tx, member, notice))
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  private Uni<Optional<Told>> tell(Tx tx, UUID member, Waiting notice) {
    Words words = notice.words();
    return notifications.tell(
        tx, member, notice.event(), notice.type(), words.title(), words.body(), words.data());
  }
}
