package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.time.PlatformDay;
import io.tenantry.platform.web.Problems;
import io.tenantry.search.index.ListingIndex;
import io.tenantry.search.index.ListingSource;
import io.tenantry.search.index.SearchSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Finds published listings. */
@ApplicationScoped
class ListingSearch {
  private static final Logger LOG = Logger.getLogger(ListingSearch.class);

  private final ListingIndex index;
  private final SearchSettings settings;
  private final Clock clock;

  ListingSearch(ListingIndex index, SearchSettings settings, Clock clock) {
    this.index = index;
    this.settings = settings;
    this.clock = clock;
  }

  /** The first questions load a thousand classes; better now than while someone waits. */
  void warmUp(@Observes StartupEvent event) {
    Criteria misspelt = CriteriaReader.read(SearchParameters.of(Map.of("q", "wramth")));
    Reading asTyped = Reading.asTyped(today());
    page(misspelt, asTyped)
        .flatMap(page -> instead(misspelt, asTyped, page))
        .subscribe()
        .with(page -> {}, failure -> LOG.infof("Elasticsearch does not answer yet: %s", failure));
  }

  /** A page of what fits; when nothing does, what would. */
  Uni<SearchPage> search(Criteria criteria) {
    Reading asTyped =
        criteria.cursor().map(Cursor::reading).orElseGet(() -> Reading.asTyped(today()));
    return index.inTime(
        page(criteria, asTyped)
            .flatMap(page -> page.total() == 0 ? instead(criteria, asTyped, page) : single(page)));
  }

  /** Searches with corrected words where nothing matches; else suggests relaxations. */
  private Uni<SearchPage> instead(Criteria criteria, Reading reading, SearchPage empty) {
    Relaxations ways = new Relaxations(criteria, reading.words(criteria));
    if (!ways.any()) {
      return single(empty);
    }
    Optional<String> doubtful = doubtful(criteria, reading);
    return index
        .search(asking(ways.request(), doubtful), ListingSource.class)
        .onFailure(failure -> doubtful.isPresent() && cannotCorrect(failure))
        .recoverWithUni(() -> index.search(ways.request(), ListingSource.class))
        .flatMap(
            answer ->
                doubtful
                    .flatMap(words -> Spelling.corrected(words, answer))
                    .map(words -> corrected(criteria, reading.correctedTo(words)))
                    .orElseGet(() -> single(empty.with(ways.read(answer.aggregations())))));
  }

  private Uni<SearchPage> corrected(Criteria criteria, Reading reading) {
    return page(criteria, reading)
        .flatMap(page -> page.total() == 0 ? instead(criteria, reading, page) : single(page));
  }

  /** Corrected words are not corrected again. */
  private static Optional<String> doubtful(Criteria criteria, Reading reading) {
    return criteria.words().filter(words -> reading.corrected().isEmpty());
  }

  private static SearchRequest.Builder asking(
      SearchRequest.Builder request, Optional<String> doubtful) {
    doubtful.ifPresent(words -> request.suggest(Spelling.question(words)));
    return request;
  }

  /** An index of an earlier release cannot; it is being made anew. */
  private static boolean cannotCorrect(Throwable failure) {
    return failure instanceof ElasticsearchException;
  }

  /** One listing; 404 when it is not on the market. */
  Uni<ListingDetail> find(UUID id) {
    return index.inTime(source(id).map(ListingDetail::of));
  }

  /** Listings like this one, most like it first; 404 when it is not on the market. */
  Uni<List<FoundListing>> similarTo(UUID id, int limit) {
    return index.inTime(
        source(id)
            .flatMap(
                one -> index.search(new Similar(one).request().size(limit), ListingSource.class))
            .map(
                answer ->
                    answer.hits().hits().stream()
                        .map(hit -> FoundListing.of(hit, Optional.empty()))
                        .toList()));
  }

  /** Clusters listings on a part of the map. */
  Uni<List<MapCluster>> clusters(MapView view) {
    Reading asTyped = Reading.asTyped(today());
    return index.inTime(
        clusters(view, asTyped)
            .flatMap(
                found ->
                    found.isEmpty()
                        ? correction(view.criteria(), asTyped)
                            .flatMap(
                                better ->
                                    better.map(it -> clusters(view, it)).orElse(single(found)))
                        : single(found)));
  }

  private Uni<Optional<Reading>> correction(Criteria criteria, Reading reading) {
    return doubtful(criteria, reading)
        .map(
            words ->
                index
                    .search(
                        asking(new SearchRequest.Builder().size(0), Optional.of(words)),
                        ListingSource.class)
                    .map(answer -> Spelling.corrected(words, answer).map(reading::correctedTo))
                    .onFailure(ListingSearch::cannotCorrect)
                    .recoverWithItem(Optional.empty()))
        .orElseGet(() -> single(Optional.empty()));
  }

  private Uni<List<MapCluster>> clusters(MapView view, Reading reading) {
    return index.search(view.request(reading), ListingSource.class).map(MapView::read);
  }

  private Uni<SearchPage> page(Criteria criteria, Reading reading) {
    return index
        .search(
            new ListingQuery(criteria, reading, settings.rentBounds()).request(),
            ListingSource.class)
        .map(answer -> page(criteria, reading, answer));
  }

  private static <T> Uni<T> single(T found) {
    return Uni.createFrom().item(found);
  }

  private Uni<ListingSource> source(UUID id) {
    return index.find(id).map(source -> source.orElseThrow(() -> Problems.notFound("The listing")));
  }

  /** For the order of what is found all over the world, so no property's day: the platform's. */
  private LocalDate today() {
    return PlatformDay.at(clock.instant());
  }

  private static SearchPage page(
      Criteria criteria, Reading reading, SearchResponse<ListingSource> answer) {
    List<Hit<ListingSource>> hits = answer.hits().hits();
    boolean more = hits.size() > criteria.limit();
    List<Hit<ListingSource>> shown = more ? hits.subList(0, criteria.limit()) : hits;
    return new SearchPage(
        shown.stream().map(hit -> FoundListing.of(hit, criteria.area())).toList(),
        answer.hits().total().value(),
        Facets.of(answer.aggregations()),
        more
            ? Optional.of(new Cursor(criteria.sort(), reading, shown.getLast().sort()).encoded())
            : Optional.empty(),
        criteria.understood(),
        reading.corrected(),
        Optional.empty());
  }
}
