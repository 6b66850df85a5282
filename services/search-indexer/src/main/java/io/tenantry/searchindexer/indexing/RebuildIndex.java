package io.tenantry.searchindexer.indexing;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.jobs.Job;
import io.tenantry.searchindexer.document.Documents;
import io.tenantry.searchindexer.document.Entry;
import io.tenantry.searchindexer.document.Rebuilds;
import io.tenantry.searchindexer.document.Rebuilds.Progress;
import io.tenantry.searchindexer.index.IndexSettings;
import io.tenantry.searchindexer.index.Indices;
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

/**
 * Makes the index anew and puts it in the place of the old one without a gap: the topic is replayed
 * into the rows, the rows are copied to a new index, the alias is swapped. Readers notice nothing;
 * changes meanwhile are written to both. A run that was killed is swept away by the next.
 */
@ApplicationScoped
class RebuildIndex implements Job {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
  private static final UUID FIRST = new UUID(0, 0);
  private static final int PAGE = 1000;

  private final ListingTopic topic;
  private final Documents documents;
  private final Rebuilds rebuilds;
  private final Indices indices;
  private final ListingIndex index;
  private final Indexing indexing;
  private final IndexChanges changes;
  private final Clock clock;
  private final String alias;

  RebuildIndex(
      ListingTopic topic,
      Documents documents,
      Rebuilds rebuilds,
      Indices indices,
      ListingIndex index,
      Indexing indexing,
      IndexChanges changes,
      Clock clock,
      IndexSettings settings) {
    this.topic = topic;
    this.documents = documents;
    this.rebuilds = rebuilds;
    this.indices = indices;
    this.index = index;
    this.indexing = indexing;
    this.changes = changes;
    this.clock = clock;
    this.alias = settings.alias();
  }

  @Override
  public String name() {
    return "rebuild-index";
  }

  /** Weekly, in the quiet of Sunday morning. */
  @Override
  public String schedule() {
    return "0 0 3 * * SUN";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    String name =
        alias + "-" + STAMP.format(clock.instant()) + "-" + Ids.next().toString().substring(24);
    return rebuilds
        .end()
        .flatMap(ended -> indices.sweep())
        .flatMap(swept -> indexing.ensureIndex())
        .flatMap(ready -> indices.createNext(name))
        .flatMap(made -> rebuilds.begin(name))
        .flatMap(begun -> build(name))
        .onFailure()
        .call(failure -> rebuilds.end(name).call(ended -> indices.abandon(name)));
  }

  private Uni<Map<String, Integer>> build(String name) {
    return topic
        .replay((read, end) -> note(new Progress(name, "replaying", read, end)))
        .flatMap(
            replay ->
                documents
                    .census()
                    .flatMap(census -> copy(name, FIRST, 0, census.known()))
                    .call(copied -> promote(name))
                    .map(
                        copied ->
                            Map.of(
                                "replayed", replay.read(),
                                "healed", replay.healed(),
                                "documents", copied)));
  }

  private Uni<Void> promote(String name) {
    return indices
        .promote(name)
        .flatMap(swapped -> documents.forgetRejected())
        .invoke(forgotten -> changes.tell())
        .flatMap(told -> rebuilds.end(name));
  }

  private Uni<Void> note(Progress progress) {
    return rebuilds
        .note(progress)
        .invoke(
            wanted -> {
              if (!wanted) {
                throw new Superseded(progress.index());
              }
            })
        .replaceWithVoid();
  }

  private Uni<Integer> copy(String name, UUID last, int before, long expected) {
    return note(new Progress(name, "copying", before, expected))
        .flatMap(noted -> documents.after(last, PAGE))
        .flatMap(
            entries ->
                entries.isEmpty()
                    ? Uni.createFrom().item(before)
                    : copy(name, entries)
                        .flatMap(
                            said ->
                                copy(
                                    name, entries.getLast().listingId(), before + said, expected)));
  }

  private Uni<Integer> copy(String name, List<Entry> entries) {
    return index
        .writeTo(name, entries)
        .map(
            outcome -> {
              requireNow(outcome);
              return outcome.said().size();
            });
  }

  private static void requireNow(Outcome outcome) {
    if (!outcome.later().isEmpty()) {
      throw new Indexing.NotNow(outcome.later().size());
    }
  }

  /** Another build began; this one is over. */
  static final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Superseded(String index) {
      super("Another build began while " + index + " was being made");
    }
  }
}
