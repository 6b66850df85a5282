package io.tenantry.search.saved;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.idempotency.Idempotency;
import io.tenantry.platform.identity.Caller;
import io.tenantry.platform.web.Page;
import io.tenantry.platform.web.PageRequest;
import io.tenantry.platform.web.Problems;
import io.tenantry.search.listing.News;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps people's searches. Saved searches are validated as searches are. */
@ApplicationScoped
class SavedSearches {
  private static final int MOST = 50;
  private static final Set<String> OF_ONE_PAGE = Set.of("cursor", "limit");
  private static final String UNLESS_TOO_MANY =
      "where (select count(*) from saved_search where person_id = :person_id) < :most";
  private static final String LIST =
      "select * from saved_search where person_id = $1 and id < $2 order by id desc limit $3";
  private static final String FIND = "select * from saved_search where person_id = $1 and id = $2";

  /** Switching alerts on again starts from now. */
  private static final String CHANGE =
      """
      update saved_search set name = $3, query = $4, forgiving = $5, alerts = $6,
        alerts_from = case when alerts and query = $4 then alerts_from else $7 end,
        failures = 0, retry_at = null
      where person_id = $1 and id = $2 returning *
      """;

  private static final String FORGET = "delete from saved_search where person_id = $1 and id = $2";

  private final Database database;
  private final Idempotency idempotency;
  private final News news;
  private final Clock clock;

  SavedSearches(Database database, Idempotency idempotency, News news, Clock clock) {
    this.database = database;
    this.idempotency = idempotency;
    this.news = news;
    this.clock = clock;
  }

  Uni<Response> save(Caller caller, String key, SearchToSave search) {
    return news.forgives(query(search))
        .flatMap(
            forgiving ->
                idempotency.create(
                    caller,
                    key,
                    "saved-search",
                    search,
                    tx -> insert(tx, caller, search, forgiving)));
  }

  private Uni<SavedSearch> insert(Tx tx, Caller caller, SearchToSave search, boolean forgiving) {
    Instant now = clock.instant();
    var saved =
        new SavedSearch(
            Ids.next(), search.name(), query(search), search.alerts().orElse(true), now);
    return SavedSearch.ROWS
        .insert(
            tx,
            SavedSearch.ROWS
                .columns(saved)
                .with("person_id", caller.id())
                .with("query", json(search))
                .with("forgiving", forgiving)
                .with("alerts_from", now)
                .with("looked_until", now)
                .given("most", MOST),
            UNLESS_TOO_MANY)
        .map(inserted -> inserted.orElseThrow(SavedSearches::tooMany));
  }

  Uni<Page<SavedSearch>> list(Caller caller, PageRequest page) {
    return database
        .as(caller, tx -> tx.list(LIST, SavedSearch.ROWS::read, caller.id(), page.before(), page.rows()))
        .map(searches -> Page.of(searches, page.limit(), SavedSearch::id));
  }

  Uni<Optional<SavedSearch>> find(Caller caller, UUID id) {
    return database.as(caller, tx -> tx.one(FIND, SavedSearch.ROWS::read, caller.id(), id));
  }

  Uni<Optional<SavedSearch>> change(Caller caller, UUID id, SearchToSave search) {
    return news.forgives(query(search))
        .flatMap(
            forgiving ->
                database.as(
                    caller,
                    tx ->
                        tx.one(
                            CHANGE,
                            SavedSearch.ROWS::read,
                            caller.id(),
                            id,
                            search.name(),
                            json(search),
                            forgiving,
                            search.alerts().orElse(true),
                            clock.instant())));
  }

  Uni<Boolean> forget(Caller caller, UUID id) {
    return database
        .as(caller, tx -> tx.execute(FORGET, caller.id(), id))
        .map(forgotten -> forgotten == 1);
  }

  private static Map<String, String> query(SearchToSave search) {
    Map<String, String> kept = new TreeMap<>(search.query());
    kept.keySet().removeAll(OF_ONE_PAGE);
    return kept;
  }

  private static JsonObject json(SearchToSave search) {
    return new JsonObject(Map.copyOf(query(search)));
  }

  private static RuntimeException tooMany() {
    return Problems.conflict(
        "too-many-saved-searches",
        "You have " + MOST + " saved searches. Delete one to save another.");
  }
}
