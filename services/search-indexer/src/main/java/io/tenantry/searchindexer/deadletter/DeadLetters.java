package io.tenantry.searchindexer.deadletter;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.events.TopicReader;
import io.tenantry.searchindexer.document.Documents;
import io.tenantry.searchindexer.document.Refused;
import io.tenantry.searchindexer.index.IndexSettings;
import io.tenantry.searchindexer.indexing.IndexedEvents;
import io.tenantry.searchindexer.indexing.Indexing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records that failed: in the dead-letter topic, and listings that the index refused. A replay
 * handles a record here and now; it is not put back into its topic, where an old state would come
 * after newer ones and be what compaction keeps.
 */
@ApplicationScoped
class DeadLetters {
  private static final int MOST_REFUSED = 100;
  private static final String REPLAYED =
      "select topic_partition || '-' || topic_offset from replayed_dead_letter";
  private static final String MARK =
      """
      insert into replayed_dead_letter (topic_partition, topic_offset, replayed_at)
      values ($1, $2, $3) on conflict do nothing
      """;

  private final TopicReader reader;
  private final Inbox inbox;
  private final IndexedEvents events;
  private final Indexing indexing;
  private final Documents documents;
  private final Database database;
  private final Clock clock;
  private final String topic;

  DeadLetters(
      TopicReader reader,
      Inbox inbox,
      IndexedEvents events,
      Indexing indexing,
      Documents documents,
      Database database,
      Clock clock,
      IndexSettings settings) {
    this.reader = reader;
    this.inbox = inbox;
    this.events = events;
    this.indexing = indexing;
    this.documents = documents;
    this.database = database;
    this.clock = clock;
    this.topic = settings.deadLetters();
  }

  /** Records and listings that wait for somebody. */
  record Waiting(List<DeadLetter> records, List<Refused> refused) {}

  /**
   * Result of a replay.
   *
   * @param handled records that had their effect now
   * @param failed records that failed again, with the reason, by id
   * @param retried listings that are offered to the index again
   */
  record Replay(int handled, Map<String, String> failed, int retried) {}

  Uni<Waiting> waiting() {
    return records()
        .flatMap(
            records ->
                documents
                    .refused(MOST_REFUSED)
                    .map(
                        refused ->
                            new Waiting(records.stream().map(DeadLetter::of).toList(), refused)));
  }

  /** Handles all of it again, in order; what fails again stays. */
  Uni<Replay> replay() {
    Replay replay = new Replay(0, new TreeMap<>(), 0);
    return records()
        .flatMap(
            records ->
                Multi.createFrom()
                    .iterable(records)
                    .onItem()
                    .transformToUniAndConcatenate(message -> replay(message, replay.failed()))
                    .collect()
                    .asList())
        .flatMap(
            tried ->
                documents
                    .forgetRejected()
                    .invoke(indexing::wake)
                    .map(
                        retried ->
                            new Replay(
                                tried.size() - replay.failed().size(), replay.failed(), retried)));
  }

  private Uni<Boolean> replay(ConsumerRecord<String, byte[]> message, Map<String, String> failed) {
    return Uni.createFrom()
        .item(() -> reader.open(message))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .flatMap(event -> inbox.once(event, events::handle))
        .flatMap(handled -> mark(message))
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(
            failure -> {
              failed.put(DeadLetter.id(message), failure.toString());
              return false;
            });
  }

  private Uni<Void> mark(ConsumerRecord<String, byte[]> message) {
    return database
        .asService(tx -> tx.execute(MARK, message.partition(), message.offset(), clock.instant()))
        .replaceWithVoid();
  }

  private Uni<List<ConsumerRecord<String, byte[]>>> records() {
    return database
        .asService(tx -> tx.list(REPLAYED, row -> row.getString(0)))
        .map(Set::copyOf)
        .flatMap(this::recordsExcept);
  }

  private Uni<List<ConsumerRecord<String, byte[]>>> recordsExcept(Set<String> replayed) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    return reader
        .read(
            topic,
            (records, position) ->
                Uni.createFrom()
                    .voidItem()
                    .invoke(
                        () ->
                            found.addAll(
                                records.stream()
                                    .filter(one -> !replayed.contains(DeadLetter.id(one)))
                                    .toList())))
        .map(done -> found);
  }
}
