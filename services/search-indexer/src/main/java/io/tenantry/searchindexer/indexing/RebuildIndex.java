package io.tenantry.searchindexer.indexing;

import io.smallrye.mutiny.Multi;
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
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Makes the index anew and puts it in the place of the old one without a gap: the topic is replayed
 * into the rows, the rows are copied to a new index, the alias is swapped. Readers notice nothing;
 * changes meanwhile are written to both. A run that was killed is swept away by the next.
 */
@ApplicationScoped
class RebuildIndex implements Job {
  private static final Logger LOG = Logger.getLogger(RebuildIndex.class);

  /**
   * Attempts at a bulk that Elasticsearch has no room for at the moment; a rebuild must not fail
   * for it.
   */
  private static final int TRIES = 10;

  private static final Duration SOON = Duration.ofMillis(200);
  private static final Duration LATER = Duration.ofSeconds(5);
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
                    .flatMap(census -> copy(name, census.known()))
                    .call(copy -> promote(name, copy))
                    .map(
                        copy ->
                            Map.of(
                                "replayed", replay.read(),
                                "healed", replay.healed(),
                                "documents", copy.copied.get(),
                                "refused", replay.refused() + copy.rejected.size())));
  }

  private Uni<Void> promote(String name, Copy copy) {
    return indices
        .promote(name)
        .flatMap(swapped -> merge(name))
        .flatMap(ordered -> documents.forgetRejected())
        .call(forgotten -> remember(copy.rejected))
        .invoke(forgotten -> changes.tell())
        .flatMap(told -> rebuilds.end(name));
  }

  /**
   * Keeps the documents that the new index refused, with reasons; they are retried when they
   * change.
   */
  private Uni<Void> remember(Map<Entry, String> rejected) {
    return Multi.createFrom()
        .iterable(rejected.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            one -> {
              LOG.errorf("%s will not be found: %s", one.getKey().listingId(), one.getValue());
              return documents.rejected(one.getKey(), one.getValue());
            })
        .onItem()
        .ignoreAsUni();
  }

  /** The index serves without it. */
  private Uni<Void> merge(String name) {
    return indices
        .merge(name)
        .onFailure()
        .invoke(failure -> LOG.warnf("%s stays in many pieces: %s", name, failure))
        .onFailure()
        .recoverWithNull();
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

  /** Page after page, so that no page is kept in memory. */
  private Uni<Copy> copy(String name, long expected) {
    AtomicReference<UUID> last = new AtomicReference<>(FIRST);
    Copy copy = new Copy();
    return Multi.createBy()
        .repeating()
        .uni(
            () ->
                note(new Progress(name, "copying", copy.copied.get(), expected))
                    .flatMap(noted -> documents.after(last.get(), PAGE))
                    .call(entries -> copy(name, entries).invoke(copy::add))
                    .invoke(entries -> entries.stream().map(Entry::listingId).forEach(last::set)))
        .whilst(entries -> !entries.isEmpty())
        .onItem()
        .ignoreAsUni()
        .map(done -> copy);
  }

  private Uni<Outcome> copy(String name, List<Entry> entries) {
    if (entries.isEmpty()) {
      return Uni.createFrom().item(Outcome.NOTHING);
    }
    return index
        .writeTo(name, entries)
        .invoke(RebuildIndex::requireNow)
        .onFailure(Indexing.NotNow.class)
        .retry()
        .withBackOff(SOON, LATER)
        .atMost(TRIES);
  }

  private static void requireNow(Outcome outcome) {
    if (!outcome.later().isEmpty()) {
      throw new Indexing.NotNow(outcome.later().size());
    }
  }

  /** Progress of the copy. */
  private static final class Copy {
    private final AtomicInteger copied = new AtomicInteger();
    private final Map<Entry, String> rejected = new HashMap<>();

    void add(Outcome outcome) {
      copied.addAndGet(outcome.said().size());
      rejected.putAll(outcome.rejected());
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
