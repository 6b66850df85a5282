package io.tenantry.search.saved;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.search.ListingMatched;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.AvroMoney;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import io.tenantry.search.listing.News;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells people what is new and fits their searches. Each search looks at what became news since it
 * last looked, and an hour before that, for what was indexed late; a listing is told once for a
 * search. While Elasticsearch is away nobody looks, so nothing is missed.
 */
@ApplicationScoped
class Alerts implements Job {
  private static final Duration LATE = Duration.ofHours(1);
  private static final UUID FIRST = new UUID(0, 0);
  private static final int PAGE = 200;
  private static final int AT_ONCE = 4;
  private static final int MOST_AT_ONCE = 50;
  private static final String OLDEST =
      """
      select greatest(alerts_from, looked_until - interval '1 hour') as since
      from saved_search where alerts order by since limit 1
      """;
  private static final String AFTER =
      """
      select *, array(select listing_id from alerted_listing
        where saved_search_id = id order by alerted_at desc limit 1000) as told
      from saved_search where alerts and id > $1 order by id limit $2
      """;
  private static final String ALERT =
      """
      insert into alerted_listing (saved_search_id, listing_id, alerted_at)
      select id, $2, $3 from saved_search where id = $1 and alerts
      on conflict do nothing
      """;
  private static final String LOOKED =
      "update saved_search set looked_until = $2 where id = $1 and looked_until < $2";

  private final Database database;
  private final Outbox outbox;
  private final News news;
  private final Clock clock;

  Alerts(Database database, Outbox outbox, News news, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.news = news;
    this.clock = clock;
  }

  /** A search that looks for news. */
  private record Watch(
      UUID id,
      UUID person,
      String name,
      Map<String, String> query,
      boolean forgiving,
      Instant alertsFrom,
      Instant lookedUntil,
      List<UUID> told) {
    static Watch from(Row row) {
      return new Watch(
          row.getUUID("id"),
          row.getUUID("person_id"),
          row.getString("name"),
          SavedSearch.query(row),
          row.getBoolean("forgiving"),
          Tx.instant(row, "alerts_from"),
          Tx.instant(row, "looked_until"),
          List.of(row.getArrayOfUUIDs("told")));
    }
  }

  @Override
  public String name() {
    return "saved-search-alerts";
  }

  /** Every minute. */
  @Override
  public String schedule() {
    return "0 * * * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    Instant now = clock.instant();
    return database
        .asService(tx -> tx.one(OLDEST, row -> Tx.instant(row, "since")))
        .flatMap(
            since ->
                since.isEmpty() ? Uni.createFrom().item(false) : news.anySince(since.orElseThrow()))
        .flatMap(
            any ->
                any
                    ? look(FIRST, now, 0, 0)
                    : Uni.createFrom().item(Map.of("searches", 0, "alerts", 0)));
  }

  private Uni<Map<String, Integer>> look(UUID last, Instant now, int searches, int alerts) {
    return database
        .asService(tx -> tx.list(AFTER, Watch::from, last, PAGE))
        .flatMap(
            watches ->
                watches.isEmpty()
                    ? Uni.createFrom().item(Map.of("searches", searches, "alerts", alerts))
                    : look(watches, now)
                        .flatMap(
                            told ->
                                look(
                                    watches.getLast().id(),
                                    now,
                                    searches + watches.size(),
                                    alerts + told)));
  }

  private Uni<Integer> look(List<Watch> watches, Instant now) {
    return Multi.createFrom()
        .iterable(watches)
        .onItem()
        .transformToUni(watch -> look(watch, now))
        .merge(AT_ONCE)
        .collect()
        .asList()
        .map(told -> told.stream().mapToInt(Integer::intValue).sum());
  }

  private Uni<Integer> look(Watch watch, Instant now) {
    return news.fitting(watch.query(), watch.forgiving(), since(watch), watch.told(), MOST_AT_ONCE)
        .flatMap(
            found ->
                database.asService(
                    tx ->
                        Multi.createFrom()
                            .iterable(found)
                            .onItem()
                            .transformToUniAndConcatenate(item -> alert(tx, watch, item, now))
                            .collect()
                            .asList()
                            .call(told -> tx.execute(LOOKED, watch.id(), until(found, now)))))
        .map(told -> told.stream().mapToInt(Integer::intValue).sum());
  }

  private static Instant since(Watch watch) {
    Instant late = watch.lookedUntil().minus(LATE);
    return late.isAfter(watch.alertsFrom()) ? late : watch.alertsFrom();
  }

  /** Of more news than are told at once, the rest is told next time. */
  private static Instant until(List<News.Item> found, Instant now) {
    return found.size() < MOST_AT_ONCE ? now : found.getLast().newsAt();
  }

  private Uni<Integer> alert(Tx tx, Watch watch, News.Item item, Instant now) {
    return tx.execute(ALERT, watch.id(), item.id(), now)
        .call(
            fresh ->
                fresh == 1
                    ? outbox.add(tx, watch.id().toString(), event(watch, item, now))
                    : Uni.createFrom().voidItem());
  }

  private static ListingMatched event(Watch watch, News.Item item, Instant now) {
    return ListingMatched.newBuilder()
        .setSavedSearchId(watch.id())
        .setPersonId(watch.person())
        .setSearchName(watch.name())
        .setListingId(item.id())
        .setTitle(item.title())
        .setCity(item.city())
        .setRent(AvroMoney.of(item.rent()))
        .setMatchedAt(now)
        .build();
  }
}
