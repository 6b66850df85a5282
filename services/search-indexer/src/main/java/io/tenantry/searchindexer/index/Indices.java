package io.tenantry.searchindexer.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The indices behind the aliases: that of the day, and that which is being built to replace it. An
 * index is made with its alias and swapped in one step, so a crash leaves at most one that nothing
 * leads to; the next build sweeps it away.
 */
@ApplicationScoped
public class Indices {
  private final ElasticsearchAsyncClient elasticsearch;
  private final String alias;
  private final String next;
  private final Pattern ours;

  Indices(ElasticsearchAsyncClient elasticsearch, IndexSettings settings) {
    this.elasticsearch = elasticsearch;
    this.alias = settings.alias();
    this.next = alias + "-next";
    this.ours = Pattern.compile(Pattern.quote(alias) + "-(initial|\\d{14})-[0-9a-f]{12}");
  }

  /** True when there is an index to write to. */
  public Uni<Boolean> exists() {
    return exists(alias);
  }

  /** True while an index is being built. */
  public Uni<Boolean> isBeingBuilt() {
    return exists(next);
  }

  /** True when the current index has this release's mapping. */
  public Uni<Boolean> isOfThisShape() {
    return uni(() -> elasticsearch.indices().getMapping(get -> get.index(alias)))
        .map(
            found ->
                found.mappings().values().stream()
                    .map(index -> index.mappings().meta().get(Shape.MARK))
                    .allMatch(
                        mark -> mark != null && mark.to(String.class).equals(Shape.version())));
  }

  /** Makes the first index. Of several replicas one makes it. */
  public Uni<Void> createFirst() {
    return create(alias + "-initial-" + "0".repeat(12), alias, Shape.live())
        .onFailure(Indices::existsAlready)
        .recoverWithNull();
  }

  /** Makes an index that is to replace the present one. Until it does, nobody searches it. */
  public Uni<Void> createNext(String index) {
    return create(index, next, Shape.unsearched());
  }

  /** Makes everything written so far visible to searches. */
  public Uni<Void> refresh() {
    return uni(() -> elasticsearch.indices().refresh(refresh -> refresh.index(alias)))
        .replaceWithVoid();
  }

  /** Puts the index that was built in the place of the present one, in one step. */
  public Uni<Void> promote(String index) {
    return uni(() ->
            elasticsearch
                .indices()
                .putSettings(
                    put ->
                        put.index(index)
                            .settings(
                                to -> to.refreshInterval(time -> time.time(Shape.refresh())))))
        .flatMap(live -> uni(() -> elasticsearch.indices().refresh(r -> r.index(index))))
        .flatMap(refreshed -> indicesBehind(alias))
        .flatMap(old -> swap(index, old).flatMap(swapped -> deleteAll(old)));
  }

  /**
   * Orders that an index that was filled page by page becomes one piece, which is read faster.
   * Nobody has to wait until it is.
   */
  public Uni<Void> merge(String index) {
    return uni(() ->
            elasticsearch
                .indices()
                .forcemerge(
                    merge -> merge.index(index).maxNumSegments(1L).waitForCompletion(false)))
        .replaceWithVoid();
  }

  /** Deletes an index that was being built, if it still is. */
  public Uni<Void> abandon(String index) {
    return exists(next)
        .flatMap(there -> there ? indicesBehind(next) : Uni.createFrom().item(Set.of()))
        .flatMap(built -> built.contains(index) ? deleteAll(Set.of(index)) : nothing());
  }

  /** Deletes what earlier builds left behind: half-made indices, and those nothing leads to. */
  public Uni<Void> sweep() {
    return uni(() ->
            elasticsearch.indices().getAlias(get -> get.index(alias + "-*").allowNoIndices(true)))
        .map(
            found -> {
              Set<String> orphans = new HashSet<>();
              found
                  .aliases()
                  .forEach(
                      (index, its) -> {
                        if (ours.matcher(index).matches() && !its.aliases().containsKey(alias)) {
                          orphans.add(index);
                        }
                      });
              return orphans;
            })
        .flatMap(this::deleteAll);
  }

  /** The index of the day. */
  public Uni<List<String>> current() {
    return indicesBehind(alias).map(List::copyOf);
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
        ? nothing()
        : uni(() -> elasticsearch.indices().delete(delete -> delete.index(List.copyOf(indices))))
            .replaceWithVoid();
  }

  private Uni<Boolean> exists(String name) {
    return uni(() -> elasticsearch.indices().existsAlias(exists -> exists.name(name)))
        .map(answer -> answer.value());
  }

  private Uni<Void> create(String index, String behind, Reader shape) {
    return uni(() ->
            elasticsearch
                .indices()
                .create(
                    create ->
                        create.withJson(shape).index(index).aliases(Map.of(behind, Shape.ALIAS))))
        .replaceWithVoid();
  }

  private static boolean existsAlready(Throwable failure) {
    return failure instanceof ElasticsearchException refusal
        && "resource_already_exists_exception".equals(refusal.error().type());
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static <T> Uni<T> uni(Supplier<CompletionStage<T>> request) {
    return Uni.createFrom().completionStage(request);
  }
}
