package io.tenantry.searchindexer.indexing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.jobs.Job;
import io.tenantry.searchindexer.document.Documents;
import io.tenantry.searchindexer.document.Entry;
import io.tenantry.searchindexer.index.Indexed;
import io.tenantry.searchindexer.index.Indices;
import io.tenantry.searchindexer.index.ListingIndex;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Compares what the index says with what it was told, by id and version, and repairs: rows whose
 * document is missing, older or of another version are said again, documents without a row are
 * removed. Changes on their way are no drift.
 */
@ApplicationScoped
class DriftCheck implements Job {
  private static final UUID FIRST = new UUID(0, 0);
  private static final UUID LAST = new UUID(-1, -1);
  private static final int PAGE = 1000;

  private final Documents documents;
  private final Indices indices;
  private final ListingIndex index;
  private final Indexing indexing;

  DriftCheck(Documents documents, Indices indices, ListingIndex index, Indexing indexing) {
    this.documents = documents;
    this.indices = indices;
    this.index = index;
    this.indexing = indexing;
  }

  @Override
  public String name() {
    return "drift-check";
  }

  /** Every night. */
  @Override
  public String schedule() {
    return "0 30 2 * * *";
  }

  @Override
  public Uni<Map<String, Integer>> run(LocalDate asOf) {
    return indexing
        .ensureIndex()
        .flatMap(there -> indexing.catchUp())
        .flatMap(caughtUp -> indices.refresh())
        .flatMap(found -> compare())
        .call(drift -> indexing.catchUp())
        .map(Drift::counts);
  }

  /** Stretch after stretch of ids, so that none is kept in memory. */
  private Uni<Drift> compare() {
    Drift drift = new Drift();
    AtomicReference<UUID> last = new AtomicReference<>(FIRST);
    return Multi.createBy()
        .repeating()
        .uni(() -> stretch(last.get(), drift).invoke(last::set))
        .whilst(upTo -> !upTo.equals(LAST))
        .onItem()
        .ignoreAsUni()
        .map(done -> drift);
  }

  private Uni<UUID> stretch(UUID last, Drift drift) {
    return documents
        .after(last, PAGE)
        .flatMap(
            rows -> {
              UUID upTo = rows.size() < PAGE ? LAST : rows.getLast().listingId();
              return within(last, upTo, rows, new HashMap<>(), drift).replaceWith(upTo);
            });
  }

  /** Reads all documents of a stretch of ids, then compares. */
  private Uni<Void> within(
      UUID above, UUID upTo, List<Entry> rows, Map<UUID, Indexed> found, Drift drift) {
    return index
        .between(above, upTo, PAGE)
        .flatMap(
            page -> {
              page.forEach(one -> found.put(one.listingId(), one));
              return page.size() < PAGE
                  ? repair(rows, found, drift)
                  : within(page.getLast().listingId(), upTo, rows, found, drift);
            });
  }

  private Uni<Void> repair(List<Entry> rows, Map<UUID, Indexed> found, Drift drift) {
    drift.checked += rows.size();
    List<Entry> wrong = new ArrayList<>();
    for (Entry row : rows) {
      Indexed said = found.remove(row.listingId());
      if (row.settled() && drift.notes(row, said)) {
        wrong.add(row);
      }
    }
    return documents
        .sayAgain(wrong)
        .invoke(again -> drift.repaired += again)
        .flatMap(again -> removeStrangers(found, drift));
  }

  /** A listing that came after the rows were read is none. */
  private Uni<Void> removeStrangers(Map<UUID, Indexed> found, Drift drift) {
    return documents
        .strangers(List.copyOf(found.keySet()))
        .invoke(strangers -> drift.orphaned += strangers.size())
        .flatMap(strangers -> index.remove(strangers.stream().map(found::get).toList()))
        .invoke(removed -> drift.repaired += removed)
        .replaceWithVoid();
  }

  /** Differences found. */
  private static final class Drift {
    private int checked;
    private int missing;
    private int differing;
    private int orphaned;
    private int repaired;

    /** Records a difference between the index and the row, if there is one; true if so. */
    boolean notes(Entry row, Indexed said) {
      if (row.document().isPresent() && said == null) {
        missing++;
        return true;
      }
      if (row.document().isEmpty() && said != null) {
        orphaned++;
        return true;
      }
      if (said != null && said.version() != row.version()) {
        differing++;
        return true;
      }
      return false;
    }

    Map<String, Integer> counts() {
      return Map.of(
          "checked", checked,
          "missing", missing,
          "differing", differing,
          "orphaned", orphaned,
          "repaired", repaired);
    }
  }
}
