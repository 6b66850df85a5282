package io.tenantry.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.tenantry.platform.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks the index. When it does not answer in time, the caller gets 503 and may come back. */
@ApplicationScoped
public class ListingIndex {
  private static final Logger LOG = Logger.getLogger(ListingIndex.class);
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final ElasticsearchAsyncClient elasticsearch;
  private final SearchSettings settings;

  ListingIndex(ElasticsearchAsyncClient elasticsearch, SearchSettings settings) {
    this.elasticsearch = elasticsearch;
    this.settings = settings;
  }

  /** Runs a search. */
  public <T> Uni<SearchResponse<T>> search(SearchRequest.Builder request, Class<T> source) {
    SearchRequest search = request.index(settings.alias()).build();
    return ask(() -> elasticsearch.search(search, source));
  }

  /** One listing as the index has it. */
  public Uni<Optional<ListingSource>> find(UUID id) {
    return ask(() ->
            elasticsearch.get(
                get -> get.index(settings.alias()).id(id.toString()), ListingSource.class))
        .map(answer -> Optional.ofNullable(answer.source()));
  }

  /** An answer, of one question or several, that comes in time or not at all. */
  public <T> Uni<T> inTime(Uni<T> answer) {
    return answer
        .ifNoItem()
        .after(settings.patience())
        .fail()
        .onFailure(TimeoutException.class)
        .transform(ListingIndex::away);
  }

  private <T> Uni<T> ask(Supplier<CompletionStage<T>> question) {
    return Uni.createFrom()
        .completionStage(question)
        .onFailure(ListingIndex::passes)
        .transform(ListingIndex::away);
  }

  /**
   * True for failures that pass by themselves; a query that Elasticsearch refuses is our own fault.
   */
  private static boolean passes(Throwable failure) {
    if (failure instanceof ElasticsearchException refusal) {
      return refusal.status() >= SERVER_ERROR
          || refusal.status() == NOT_FOUND
          || refusal.status() == TOO_MANY;
    }
    return failure instanceof IOException || failure instanceof TimeoutException;
  }

  private static HttpProblem away(Throwable failure) {
    LOG.warnf("Elasticsearch did not answer: %s", failure);
    return Problems.unavailable(
        "search-away", "Search does not answer right now. Try again in a moment.", RETRY_AFTER);
  }
}
