package io.tenantry.searchindexer.indexing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.tenantry.searchindexer.document.Documents;
import io.tenantry.searchindexer.document.Entry;
import io.tenantry.searchindexer.document.Rebuilds;
import io.tenantry.searchindexer.index.Indices;
import io.tenantry.searchindexer.index.ListingIndex;
import io.tenantry.searchindexer.index.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Brings the index up to date with the rows: at once when an event was handled, and every second
 * for what a crash or an absent Elasticsearch left behind. Rows say what the index has accepted, so
 * nothing is lost in between.
 */
@ApplicationScoped
public class Indexing {
  private static final Logger LOG = Logger.getLogger(Indexing.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int BATCH = 500;

  private final Documents documents;
  private final Rebuilds rebuilds;
  private final Indices indices;
  private final ListingIndex index;
  private final IndexChanges changes;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicBoolean wanted = new AtomicBoolean();
  private volatile boolean failing;
  private volatile boolean indexSeen;
  private Cancellable ticks = () -> {};

  Indexing(
      Documents documents,
      Rebuilds rebuilds,
      Indices indices,
      ListingIndex index,
      IndexChanges changes) {
    this.documents = documents;
    this.rebuilds = rebuilds;
    this.indices = indices;
    this.index = index;
    this.changes = changes;
  }

  void start(@Observes StartupEvent event) {
    ticks =
        Multi.createFrom().ticks().every(TICK).onOverflow().drop().subscribe().with(tick -> run());
  }

  void stop(@Observes ShutdownEvent event) {
    ticks.cancel();
  }

  /** Something changed. While Elasticsearch does not answer, only the tick tries. */
  public void wake() {
    if (!failing) {
      run();
    }
  }

  private void run() {
    wanted.set(true);
    if (busy.compareAndSet(false, true)) {
      wanted.set(false);
      ready().flatMap(there -> catchUp()).subscribe().with(done -> finished(), this::failed);
    }
  }

  private void finished() {
    if (failing) {
      LOG.info("Elasticsearch answers again");
    }
    failing = false;
    busy.set(false);
    if (wanted.get()) {
      run();
    }
  }

  private void failed(Throwable failure) {
    if (!failing) {
      LOG.warnf("Indexing will be tried again every %s: %s", TICK, failure);
    }
    failing = true;
    busy.set(false);
  }

  /**
   * A platform without a single listing is searched too: the index is there from the start. One
   * that another release made would refuse what this one writes: it serves until it is rebuilt.
   */
  private Uni<Void> ready() {
    return indexSeen
        ? Uni.createFrom().voidItem()
        : ensureIndex()
            .flatMap(there -> indices.isOfThisShape())
            .invoke(
                fits -> {
                  if (!fits) {
                    throw new OfAnotherShape();
                  }
                  indexSeen = true;
                })
            .replaceWithVoid();
  }

  /** True while changes wait for the index to be rebuilt. */
  Uni<Boolean> waitsForRebuild() {
    return indices
        .exists()
        .flatMap(
            there ->
                there ? indices.isOfThisShape().map(fits -> !fits) : Uni.createFrom().item(false));
  }

  /** Until nothing is behind; batch after batch, so that no batch is kept in memory. */
  Uni<Void> catchUp() {
    return Multi.createBy()
        .repeating()
        .uni(() -> documents.behind(BATCH).call(this::say))
        .whilst(entries -> !entries.isEmpty())
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Void> say(List<Entry> entries) {
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return ensureIndex()
        .flatMap(there -> alsoNext())
        .flatMap(alsoNext -> index.write(entries, alsoNext))
        .invoke(outcome -> tellOnceOfMany(entries))
        .flatMap(this::remember);
  }

  /** A refresh for each of many batches would cost more than the batches. */
  private void tellOnceOfMany(List<Entry> entries) {
    if (entries.size() < BATCH) {
      changes.tell();
    }
  }

  /** Without an index there is nothing it says: everything is said again. */
  Uni<Void> ensureIndex() {
    return indices
        .exists()
        .flatMap(
            there ->
                there
                    ? Uni.createFrom().voidItem()
                    : indices.createFirst().flatMap(made -> documents.forgetIndexed()));
  }

  /**
   * True while an index is being built. Asked after the rows were read: a row that changed before
   * the build began is found by the build itself.
   */
  private Uni<Boolean> alsoNext() {
    return rebuilds
        .current()
        .flatMap(
            rebuild ->
                rebuild.isEmpty()
                    ? Uni.createFrom().item(false)
                    : indices.isBeingBuilt().call(built -> endStale(built)));
  }

  private Uni<Void> endStale(boolean built) {
    return built ? Uni.createFrom().voidItem() : rebuilds.end();
  }

  private Uni<Void> remember(Outcome outcome) {
    Uni<Void> remembered = documents.indexed(outcome.said());
    for (var rejection : outcome.rejected().entrySet()) {
      LOG.errorf("%s will not be found: %s", rejection.getKey().listingId(), rejection.getValue());
      remembered =
          remembered.flatMap(done -> documents.rejected(rejection.getKey(), rejection.getValue()));
    }
    return outcome.later().isEmpty()
        ? remembered
        : remembered.invoke(
            done -> {
              throw new NotNow(outcome.later().size());
            });
  }

  /** The index has fields of another release. */
  static final class OfAnotherShape extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OfAnotherShape() {
      super("The index was made by another release; it has to be rebuilt first");
    }
  }

  /** Elasticsearch could not take some documents now. */
  static final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNow(int documents) {
      super(documents + " documents could not be indexed now");
    }
  }
}
