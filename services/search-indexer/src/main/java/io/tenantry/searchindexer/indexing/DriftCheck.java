package io.tenantry.searchindexer.indexing;

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

/**
 * Compares what the index says with what it was told, by id and version, and repairs: rows whose
 * document is missing, older or of another version are said again, documents without a row are
 * removed. What is merely on its way is no drift.
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
        .flatMap(found -> compare(FIRST, new Drift()))
        .call(drift -> indexing.catchUp())
        .map(Drift::counts);
  }

  private Uni<Drift> compare(UUID last, Drift drift) {
    return documents
        .after(last, PAGE)
        .flatMap(
            rows -> {
              UUID upTo = rows.size() < PAGE ? LAST : rows.getLast().listingId();
              return within(last, upTo, rows, new HashMap<>(), drift)
                  .flatMap(
                      compared ->
                          upTo.equals(LAST) ? Uni.createFrom().item(drift) : compare(upTo, drift));
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

  /** What was found. */
  private static final class Drift {
    private int checked;
    private int missing;
    private int differing;
    private int orphaned;
    private int repaired;

    /** Whether the index says something else than it was told. */
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
