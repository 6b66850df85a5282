package io.tenantry.search.saved;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Outbox;
import io.tenantry.platform.jobs.Job;
import io.tenantry.platform.jobs.StopSweep;
import io.tenantry.platform.jobs.Sweep;
import io.tenantry.platform.jobs.Swept;
import io.tenantry.search.listing.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells people what is new and fits their searches. Each search looks at what became news since it
 * last looked, and an hour before that, for what was indexed late; a listing is told once for a
 * search. While Elasticsearch is away nobody looks, so nothing is missed. A search that cannot be
 * asked holds up no other; it is tried again after a minute, then after two, at last once a day.
 */
@ApplicationScoped
class Alerts implements Job {
  private static final int MOST_AT_ONCE = 50;
  private static final int UNAVAILABLE = 503;
  private static final String OLDEST =
      """
      select greatest(alerts_from, looked_until - interval '1 hour') as since
      from saved_search where alerts and (retry_at is null or retry_at <= $1)
      order by since limit 1
      """;
  private static final String AFTER =
      """
      select *, array(select listing_id from alerted_listing
        where saved_search_id = id order by alerted_at desc limit 1000) as told
      from saved_search
      where alerts and id > $1 and (retry_at is null or retry_at <= $2) order by id limit $3
      """;
  private static final String ALERT =
      """
      insert into alerted_listing (saved_search_id, listing_id, alerted_at)
      select id, $2, $3 from saved_search where id = $1 and alerts
      on conflict do nothing
      """;
  private static final String LOOKED =
      """
      update saved_search
      set looked_until = greatest(looked_until, $2), failures = 0, retry_at = null where id = $1
      """;
  private static final String FAILED =
      """
      update saved_search set failures = failures + 1,
        retry_at = $2::timestamptz + least(power(2, least(failures, 11)), 1440) * interval '1 minute'
      where id = $1
      """;

  private final Database database;
  private final Sweep sweep;
  private final Outbox outbox;
  private final News news;
  private final Clock clock;

  Alerts(Database database, Sweep sweep, Outbox outbox, News news, Clock clock) {
    this.database = database;
    this.sweep = sweep;
    this.outbox = outbox;
    this.news = news;
    this.clock = clock;
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
        .asService(tx -> tx.one(OLDEST, row -> Tx.instant(row, "since"), now))
        .flatMap(
            since ->
                since.isEmpty() ? Uni.createFrom().item(false) : news.anySince(since.orElseThrow()))
        .flatMap(any -> any ? lookAtAll(now) : Uni.createFrom().item(Swept.NOTHING))
        .map(swept -> swept.findings("alerts"));
  }

  private Uni<Swept> lookAtAll(Instant now) {
    return sweep.pages(
        (last, most) -> database.asService(tx -> tx.list(AFTER, Watch.ROWS::read, last, now, most)),
        Watch::id,
        watch ->
            look(watch, now).onFailure().recoverWithUni(failure -> putOff(watch, failure, now)));
  }

  private Uni<Integer> look(Watch watch, Instant now) {
    return Uni.createFrom()
        .deferred(
            () ->
                news.fitting(
                    watch.query(), watch.forgiving(), watch.since(), watch.told(), MOST_AT_ONCE))
        .flatMap(found -> database.asService(tx -> alertAll(tx, watch, found, now)));
  }

  private Uni<Integer> alertAll(Tx tx, Watch watch, List<News.Item> found, Instant now) {
    return Multi.createFrom()
        .iterable(found)
        .onItem()
        .transformToUniAndConcatenate(item -> alert(tx, watch, item, now))
        .collect()
        .with(Collectors.summingInt(Integer::intValue))
        .call(told -> tx.execute(LOOKED, watch.id(), until(found, now)));
  }

  /** Fails, as the search did; the pass ends when no search could be asked. */
  private Uni<Integer> putOff(Watch watch, Throwable failure, Instant now) {
    Uni<?> others =
        isUnavailable(failure)
            ? news.anySince(now).onFailure().transform(StopSweep::new)
            : Uni.createFrom().voidItem();
    return others
        .flatMap(answered -> database.asService(tx -> tx.execute(FAILED, watch.id(), now)))
        .flatMap(written -> Uni.createFrom().failure(failure));
  }

  private static boolean isUnavailable(Throwable failure) {
    return failure instanceof HttpProblem problem && problem.getStatusCode() == UNAVAILABLE;
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
                    ? outbox.add(
                        tx,
                        watch.id().toString(),
                        SavedSearchFacts.matched(watch.id(), watch.person(), item, now))
                    : Uni.createFrom().voidItem());
  }
}
