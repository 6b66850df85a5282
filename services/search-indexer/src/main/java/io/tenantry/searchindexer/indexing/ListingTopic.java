package io.tenantry.searchindexer.indexing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.property.Listing;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.DatabaseUnavailable;
import io.tenantry.platform.events.TopicReader;
import io.tenantry.searchindexer.document.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The compacted topic in which every listing's state stands: the rows can be made from it alone.
 */
@ApplicationScoped
class ListingTopic {
  private static final Logger LOG = Logger.getLogger(ListingTopic.class);
  private final TopicReader reader;
  private final Database database;
  private final Documents documents;
  private final String topic;

  ListingTopic(
      TopicReader reader,
      Database database,
      Documents documents,
      @ConfigProperty(name = "mp.messaging.incoming.listings.topic") String topic) {
    this.reader = reader;
    this.database = database;
    this.documents = documents;
    this.topic = topic;
  }

  /**
   * Result of a replay.
   *
   * @param read records
   * @param healed rows that were missing, older, or not what the topic says
   * @param refused listings that no row can hold
   */
  record Replay(int read, int healed, int refused) {}

  /**
   * Makes the rows say what the topic says. Records handled already change nothing.
   *
   * @param progress told of records read, and of how many there are
   */
  Uni<Replay> replay(BiFunction<Long, Long, Uni<Void>> progress) {
    AtomicInteger healed = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    return reader
        .read(
            topic,
            (records, position) ->
                merge(newest(records), refused)
                    .invoke(healed::addAndGet)
                    .flatMap(merged -> progress.apply(position.read(), position.end())))
        .map(position -> new Replay(Math.toIntExact(position.read()), healed.get(), refused.get()));
  }

  private Uni<Integer> merge(Collection<Listing> listings, AtomicInteger refused) {
    return listings.isEmpty()
        ? Uni.createFrom().item(0)
        : database
            .asService(tx -> documents.merge(tx, listings))
            .onFailure(ListingTopic::isOfOneListing)
            .recoverWithUni(failure -> mergeEach(listings, refused));
  }

  /** One listing that cannot be taken over holds up no other. */
  private Uni<Integer> mergeEach(Collection<Listing> listings, AtomicInteger refused) {
    return Multi.createFrom()
        .iterable(listings)
        .onItem()
        .transformToUniAndConcatenate(
            listing ->
                database
                    .asService(tx -> documents.merge(tx, List.of(listing)))
                    .onFailure(ListingTopic::isOfOneListing)
                    .invoke(failure -> refuse(listing, failure, refused))
                    .onFailure(ListingTopic::isOfOneListing)
                    .recoverWithItem(0))
        .collect()
        .asList()
        .map(healed -> healed.stream().mapToInt(Integer::intValue).sum());
  }

  private static void refuse(Listing listing, Throwable failure, AtomicInteger refused) {
    LOG.errorf("%s cannot be taken over: %s", listing.getListingId(), failure);
    refused.incrementAndGet();
  }

  /** A database that is away is away for all. */
  private static boolean isOfOneListing(Throwable failure) {
    return !(failure instanceof DatabaseUnavailable);
  }

  private Collection<Listing> newest(List<ConsumerRecord<String, byte[]>> records) {
    Map<UUID, Listing> newest = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> message : records) {
      if (open(message) instanceof Listing listing) {
        newest.merge(
            listing.getListingId(),
            listing,
            (one, other) -> one.getVersion() > other.getVersion() ? one : other);
      }
    }
    return newest.values();
  }

  /** Skips unreadable records: they are among the dead letters already. */
  private Object open(ConsumerRecord<String, byte[]> message) {
    try {
      return reader.open(message).body();
    } catch (IllegalArgumentException | org.apache.avro.AvroRuntimeException e) {
      LOG.debugf("%s-%d@%d is no event", topic, message.partition(), message.offset());
      return message;
    }
  }
}
