package io.tenantry.searchindexer.index;

import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.tenantry.searchindexer.document.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Result of a bulk request to Elasticsearch.
 *
 * @param said the index says this, or something newer
 * @param rejected it never will, with the reason
 * @param later it could not now
 */
public record Outcome(List<Entry> said, Map<Entry, String> rejected, List<Entry> later) {
  /** Of an empty batch. */
  public static final Outcome NOTHING = new Outcome(List.of(), Map.of(), List.of());

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  /** One document in one index. */
  private enum Verdict {
    SAID,
    REJECTED,
    LATER
  }

  static Outcome of(List<Entry> entries, BulkResponse response) {
    Map<String, Verdict> worst = new HashMap<>();
    Map<String, String> reasons = new HashMap<>();
    for (BulkResponseItem item : response.items()) {
      worst.merge(item.id(), verdict(item), (one, other) -> one.compareTo(other) < 0 ? other : one);
      Optional.ofNullable(item.error())
          .ifPresent(error -> reasons.put(item.id(), error.type() + ": " + error.reason()));
    }
    Outcome outcome = new Outcome(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
    for (Entry entry : entries) {
      outcome.add(entry, worst.get(entry.listingId().toString()), reasons);
    }
    return outcome;
  }

  private void add(Entry entry, Verdict verdict, Map<String, String> reasons) {
    switch (verdict) {
      case SAID -> said.add(entry);
      case REJECTED -> rejected.put(entry, reasons.get(entry.listingId().toString()));
      case LATER -> later.add(entry);
    }
  }

  /** A conflict means that a newer version is there; a missing index comes back. */
  private static Verdict verdict(BulkResponseItem item) {
    if (item.error() == null || item.status() == CONFLICT) {
      return Verdict.SAID;
    }
    return item.status() >= SERVER_ERROR || item.status() == TOO_MANY || item.status() == NOT_FOUND
        ? Verdict.LATER
        : Verdict.REJECTED;
  }
}
