package io.tenantry.searchindexer.indexing;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.jobs.Job;
import io.tenantry.searchindexer.document.Documents;
import io.tenantry.searchindexer.document.Entry;
import io.tenantry.searchindexer.document.Rebuilds;
import io.tenantry.searchindexer.index.ListingIndex;
import io.tenantry.searchindexer.index.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the index anew from the rows and puts it in the place of the old one without a gap: for a
 * changed mapping, or an index that lost something. Readers notice nothing; changes meanwhile are
 * written to both.
 */
@ApplicationScoped
class RebuildIndex implements Job {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final UUID FIRST = new UUID(0, 0);
  private static final int PAGE = 500;

  private final Documents documents;
  private final Rebuilds rebuilds;
  private final ListingIndex index;
  private final Indexing indexing;
  private final IndexChanges changes;
  private final Clock clock;
  private final String alias;

  RebuildIndex(
      Documents documents,
      Rebuilds rebuilds,
      ListingIndex index,
      Indexing indexing,
      IndexChanges changes,
      Clock clock,
      @ConfigProperty(name = "tenantry.search.alias") String alias) {
    this.documents = documents;
    this.rebuilds = rebuilds;
    this.index = index;
    this.indexing = indexing;
    this.changes = changes;
    this.clock = clock;
    this.alias = alias;
  }

  @Override
  public String name() {
    return "rebuild-index";
  }

  /** Weekly, in the quiet of Sunday morning: drift, if there is any, does not grow old. */
  @Override
  public String schedule() {
    return "0 0 3 * * SUN";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    String name =
        alias + "-" + STAMP.format(clock.instant()) + "-" + Ids.next().toString().substring(24);
    return abandon()
        .flatMap(ready -> indexing.ensureIndex())
        .flatMap(ready -> index.createNext(name))
        .flatMap(made -> rebuilds.begin(name))
        .flatMap(begun -> copy(FIRST, 0))
        .call(copied -> index.promote(name))
        .invoke(changes::tell)
        .call(copied -> rebuilds.end())
        .onFailure()
        .call(failure -> abandon())
        .map(copied -> Map.of("documents", copied));
  }

  /** What an earlier run left behind, or this one. */
  private Uni<Void> abandon() {
    return rebuilds.end().flatMap(ended -> index.abandonNext());
  }

  private Uni<Integer> copy(UUID last, int before) {
    return documents
        .after(last, PAGE)
        .flatMap(
            entries -> entries.isEmpty() ? Uni.createFrom().item(before) : copy(entries, before));
  }

  private Uni<Integer> copy(List<Entry> entries, int before) {
    return index
        .writeNext(entries)
        .invoke(RebuildIndex::requireNow)
        .flatMap(outcome -> copy(entries.getLast().listingId(), before + outcome.said().size()));
  }

  private static void requireNow(Outcome outcome) {
    if (!outcome.later().isEmpty()) {
      throw new Indexing.NotNow(outcome.later().size());
    }
  }
}
