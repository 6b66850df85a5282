package io.tenantry.searchindexer.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.smallrye.mutiny.Uni;
import io.tenantry.searchindexer.document.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Writes to the index behind its alias. Every write carries the entry's version, so that
 * Elasticsearch itself refuses to go back, whoever writes and in whatever order.
 */
@ApplicationScoped
public class ListingIndex {
  private final ElasticsearchAsyncClient elasticsearch;
  private final String alias;
  private final String next;

  ListingIndex(ElasticsearchAsyncClient elasticsearch, IndexSettings settings) {
    this.elasticsearch = elasticsearch;
    this.alias = settings.alias();
    this.next = alias + "-next";
  }

  /**
   * Says entries.
   *
   * @param alsoNext whether to say them to the index that is being built, too
   */
  public Uni<Outcome> write(List<Entry> entries, boolean alsoNext) {
    List<BulkOperation> operations = new ArrayList<>();
    for (Entry entry : entries) {
      operations.add(operation(entry, alias));
      if (alsoNext) {
        operations.add(operation(entry, next));
      }
    }
    return bulk(entries, operations);
  }

  /** Says entries to one index that is being built. */
  public Uni<Outcome> writeTo(String index, List<Entry> entries) {
    List<BulkOperation> operations =
        entries.stream().map(entry -> operation(entry, index)).toList();
    return uni(() -> elasticsearch.bulk(bulk -> bulk.operations(operations)))
        .map(response -> Outcome.of(entries, response));
  }

  /** Lists the index's entries with ids above one and up to another. */
  public Uni<List<Indexed>> between(UUID above, UUID upTo, int limit) {
    return uni(() ->
            elasticsearch.search(
                search ->
                    search
                        .index(alias)
                        .size(limit)
                        .source(source -> source.fetch(false))
                        .version(true)
                        .seqNoPrimaryTerm(true)
                        .sort(sort -> sort.field(by -> by.field("id")))
                        .query(
                            q ->
                                q.range(
                                    range ->
                                        range.term(
                                            id ->
                                                id.field("id")
                                                    .gt(above.toString())
                                                    .lte(upTo.toString())))),
                Void.class))
        .map(answer -> answer.hits().hits().stream().map(Indexed::of).toList());
  }

  /** Removes what belongs to no listing, unless it was written again since it was seen. */
  public Uni<Integer> remove(List<Indexed> strangers) {
    if (strangers.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    List<BulkOperation> operations =
        strangers.stream()
            .map(
                stranger ->
                    BulkOperation.of(
                        operation ->
                            operation.delete(
                                delete ->
                                    delete
                                        .index(alias)
                                        .id(stranger.listingId().toString())
                                        .ifSeqNo(stranger.sequence())
                                        .ifPrimaryTerm(stranger.term()))))
            .toList();
    return uni(() -> elasticsearch.bulk(bulk -> bulk.operations(operations)))
        .map(
            response ->
                Math.toIntExact(
                    response.items().stream().filter(item -> item.error() == null).count()));
  }

  private Uni<Outcome> bulk(List<Entry> entries, List<BulkOperation> operations) {
    return uni(() -> elasticsearch.bulk(bulk -> bulk.requireAlias(true).operations(operations)))
        .map(response -> Outcome.of(entries, response));
  }

  private static BulkOperation operation(Entry entry, String target) {
    String id = entry.listingId().toString();
    return BulkOperation.of(
        operation ->
            entry.document().isPresent()
                ? operation.index(
                    index ->
                        index
                            .index(target)
                            .id(id)
                            .versionType(VersionType.External)
                            .version(entry.version())
                            .document(
                                BinaryData.of(
                                    entry.document().get().toBuffer().getBytes(),
                                    ContentType.APPLICATION_JSON)))
                : operation.delete(
                    delete ->
                        delete
                            .index(target)
                            .id(id)
                            .versionType(VersionType.External)
                            .version(entry.version())));
  }

  private static <T> Uni<T> uni(Supplier<CompletionStage<T>> request) {
    return Uni.createFrom().completionStage(request);
  }
}
