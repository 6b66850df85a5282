package io.tenantry.search.listing;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.web.Problems;
import io.tenantry.search.index.ListingIndex;
import io.tenantry.search.index.ListingSource;
import io.tenantry.search.index.SearchSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds published listings. */
@ApplicationScoped
class ListingSearch {
  private final ListingIndex index;
  private final Spelling spelling;
  private final SearchSettings settings;
  private final Clock clock;

  ListingSearch(ListingIndex index, Spelling spelling, SearchSettings settings, Clock clock) {
    this.index = index;
    this.spelling = spelling;
    this.settings = settings;
    this.clock = clock;
  }

  /** A page of what fits; when nothing does, what would. */
  Uni<SearchPage> search(Criteria criteria) {
    Reading asTyped =
        criteria.cursor().map(Cursor::reading).orElseGet(() -> Reading.asTyped(today()));
    return index.inTime(
        page(criteria, asTyped)
            .flatMap(
                page ->
                    page.total() == 0
                        ? correction(criteria, asTyped)
                            .flatMap(
                                better -> better.map(it -> page(criteria, it)).orElse(single(page)))
                        : single(page))
            .flatMap(page -> page.total() == 0 ? relaxed(criteria, page) : single(page)));
  }

  /** How to read words that are typed wrongly; corrected words are not corrected again. */
  private Uni<Optional<Reading>> correction(Criteria criteria, Reading reading) {
    return criteria
        .words()
        .filter(words -> reading.corrected().isEmpty())
        .map(words -> spelling.correct(words).map(better -> better.map(reading::correctedTo)))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
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

  /** How listings lie on a part of the map. */
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

  private Uni<SearchPage> relaxed(Criteria criteria, SearchPage empty) {
    Relaxations ways = new Relaxations(criteria, empty.corrected().or(criteria::words));
    return ways.any()
        ? index
            .search(ways.request(), ListingSource.class)
            .map(answer -> empty.with(ways.read(answer.aggregations())))
        : single(empty);
  }

  private static <T> Uni<T> single(T found) {
    return Uni.createFrom().item(found);
  }

  private Uni<ListingSource> source(UUID id) {
    return index.find(id).map(source -> source.orElseThrow(() -> Problems.notFound("The listing")));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
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
