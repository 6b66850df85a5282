package io.tenantry.searchindexer.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.smallrye.mutiny.Uni;
import io.tenantry.searchindexer.document.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The index behind its alias. Every write carries the entry's version, so that Elasticsearch itself
 * refuses to go back, whoever writes and in whatever order.
 */
@ApplicationScoped
public class ListingIndex {
  private static final String SHAPE = "/listings-index.json";

  private final ElasticsearchAsyncClient elasticsearch;
  private final String alias;
  private final String next;

  ListingIndex(ElasticsearchAsyncClient elasticsearch, IndexSettings settings) {
    this.elasticsearch = elasticsearch;
    this.alias = settings.alias();
    this.next = alias + "-next";
  }

  /** Whether there is an index to write to. */
  public Uni<Boolean> exists() {
    return exists(alias);
  }

  /** Whether an index is being built. */
  public Uni<Boolean> isBeingBuilt() {
    return exists(next);
  }

  /** Makes the first index. Of several replicas one makes it. */
  public Uni<Void> createFirst() {
    return create(alias + "-initial", alias)
        .onFailure(ListingIndex::existsAlready)
        .recoverWithNull();
  }

  /** Makes an index that is to replace the present one. */
  public Uni<Void> createNext(String index) {
    return create(index, next);
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

  /** Says entries to the index that is being built only. */
  public Uni<Outcome> writeNext(List<Entry> entries) {
    return bulk(entries, entries.stream().map(entry -> operation(entry, next)).toList());
  }

  /** What was written so far is found from now on. */
  public Uni<Void> refresh() {
    return uni(() -> elasticsearch.indices().refresh(refresh -> refresh.index(alias)))
        .replaceWithVoid();
  }

  /** Puts the index that was built in the place of the present one, in one step. */
  public Uni<Void> promote(String index) {
    return uni(() -> elasticsearch.indices().refresh(refresh -> refresh.index(index)))
        .flatMap(refreshed -> indicesBehind(alias))
        .flatMap(old -> swap(index, old).flatMap(swapped -> deleteAll(old)));
  }

  /** Deletes the index that was being built. */
  public Uni<Void> abandonNext() {
    return exists(next)
        .flatMap(
            there ->
                there ? indicesBehind(next).flatMap(this::deleteAll) : Uni.createFrom().voidItem());
  }

  private Uni<Void> swap(String index, Set<String> old) {
    List<Action> actions = new ArrayList<>();
    for (String name : old) {
      actions.add(Action.of(action -> action.remove(remove -> remove.index(name).alias(alias))));
    }
    actions.add(Action.of(action -> action.remove(remove -> remove.index(index).alias(next))));
    actions.add(Action.of(action -> action.add(add -> add.index(index).alias(alias))));
    return uni(() -> elasticsearch.indices().updateAliases(update -> update.actions(actions)))
        .replaceWithVoid();
  }

  private Uni<Set<String>> indicesBehind(String name) {
    return uni(() -> elasticsearch.indices().getAlias(get -> get.name(name)))
        .map(found -> found.aliases().keySet());
  }

  private Uni<Void> deleteAll(Set<String> indices) {
    return indices.isEmpty()
        ? Uni.createFrom().voidItem()
        : uni(() -> elasticsearch.indices().delete(delete -> delete.index(List.copyOf(indices))))
            .replaceWithVoid();
  }

  private Uni<Boolean> exists(String name) {
    return uni(() -> elasticsearch.indices().existsAlias(exists -> exists.name(name)))
        .map(answer -> answer.value());
  }

  private Uni<Void> create(String index, String behind) {
    return uni(() -> elasticsearch.indices().create(shape(index, behind))).replaceWithVoid();
  }

  private static CreateIndexRequest shape(String index, String behind) {
    try (InputStream json = ListingIndex.class.getResourceAsStream(SHAPE)) {
      return CreateIndexRequest.of(
          create -> create.withJson(json).index(index).aliases(behind, alias -> alias));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static boolean existsAlready(Throwable failure) {
    return failure instanceof ElasticsearchException refusal
        && "resource_already_exists_exception".equals(refusal.error().type());
  }

  private static <T> Uni<T> uni(Supplier<CompletionStage<T>> request) {
    return Uni.createFrom().completionStage(request);
  }
}
