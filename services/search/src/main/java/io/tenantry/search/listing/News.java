package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.smallrye.mutiny.Uni;
import io.tenantry.search.index.ListingIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.Money;

/**
 * New offers on the market: published, made cheaper, or available again. The local distribution has
 * no percolator, and here none is needed: the question of a search is asked of what is new.
 */
@ApplicationScoped
public class News {
  private static final String WHEN = "newsAt";

  /** Nothing is ordered by score here, so the day does not matter. */
  private static final Reading AS_TYPED = Reading.asTyped(LocalDate.EPOCH);

  private final ListingIndex index;

  News(ListingIndex index) {
    this.index = index;
  }

  /** Something new. */
  public record Item(UUID id, String title, String city, Money rent, Instant newsAt) {}

  /**
   * True when a search's words should match approximately: nothing matches them as typed.
   *
   * @param parameters those of {@code GET /api/v1/search/listings}
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with everything that is wrong with them
   */
  public Uni<Boolean> forgives(Map<String, String> parameters) {
    Criteria criteria = CriteriaReader.read(SearchParameters.of(parameters));
    return criteria.words().isEmpty()
        ? Uni.createFrom().item(false)
        : any(new Words(criteria.words().get(), false).filter()).map(found -> !found);
  }

  /** True when anything at all is new. */
  public Uni<Boolean> anySince(Instant since) {
    return any(after(since));
  }

  private Uni<Boolean> any(Query query) {
    return index.inTime(
        index
            .search(new SearchRequest.Builder().size(0).terminateAfter(1L).query(query), Item.class)
            .map(answer -> answer.hits().total().value() > 0));
  }

  /** Lists the new matches of a search that were not announced yet, oldest first. */
  public Uni<List<Item>> fitting(
      Map<String, String> parameters,
      boolean forgiving,
      Instant since,
      List<UUID> told,
      int limit) {
    List<String> ids = told.stream().map(UUID::toString).toList();
    Criteria criteria = CriteriaReader.read(SearchParameters.of(parameters));
    Query fits = new ListingQuery(criteria, AS_TYPED, List.of()).whole(forgiving);
    return index.inTime(
        index
            .search(
                new SearchRequest.Builder()
                    .size(limit)
                    .trackTotalHits(total -> total.enabled(false))
                    .source(
                        source ->
                            source.filter(
                                fields -> fields.includes("id", "title", "city", "rent", WHEN)))
                    .sort(sort -> sort.field(by -> by.field(WHEN).order(SortOrder.Asc)))
                    .sort(sort -> sort.field(by -> by.field("id")))
                    .query(
                        q ->
                            q.bool(
                                bool ->
                                    bool.filter(fits, after(since))
                                        .mustNot(not -> not.ids(known -> known.values(ids))))),
                Item.class)
            .map(answer -> answer.hits().hits().stream().map(hit -> hit.source()).toList()));
  }

  private static Query after(Instant since) {
    return Query.of(
        q -> q.range(range -> range.date(date -> date.field(WHEN).gt(since.toString()))));
  }
}
