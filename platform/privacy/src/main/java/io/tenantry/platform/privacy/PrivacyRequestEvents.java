package io.tenantry.platform.privacy;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tenantry.contracts.privacy.ErasureJudged;
import io.tenantry.contracts.privacy.ErasureOrdered;
import io.tenantry.contracts.privacy.ErasureProposed;
import io.tenantry.contracts.privacy.Kept;
import io.tenantry.contracts.privacy.PersonErased;
import io.tenantry.contracts.privacy.PersonalDataCollected;
import io.tenantry.contracts.privacy.PersonalDataRequested;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import io.tenantry.platform.events.Outbox;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Answers for this service when a person wants their data or wants to be forgotten. The answer is
 * written in the transaction that records the request, so there is one for each request that came.
 */
@ApplicationScoped
public class PrivacyRequestEvents {
  private static final String ERASED =
      "insert into erased_person (person_id) values ($1) on conflict do nothing";
  private static final String FORGET_ANSWERS = "delete from idempotency_key where person_id = $1";

  private final Inbox inbox;
  private final Outbox outbox;
  private final SealedDocument documents;
  private final List<PersonalData> features;
  private final String service;

  PrivacyRequestEvents(
      Inbox inbox,
      Outbox outbox,
      SealedDocument documents,
      @All List<PersonalData> features,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.inbox = inbox;
    this.outbox = outbox;
    this.documents = documents;
    this.features = features;
    this.service = service;
  }

  @Incoming("privacy.requests.v1")
  Uni<Void> receive(ConsumerRecord<String, byte[]> message) {
    return inbox.once(message, this::handle);
  }

  /** Gives a request its answer; requests that name other services have none here. */
  public Uni<Void> handle(Tx tx, Event event) {
    return switch (event.body()) {
      case PersonalDataRequested request when asksUs(request.getServices()) -> collect(tx, request);
      case ErasureProposed proposal when asksUs(proposal.getServices()) -> judge(tx, proposal);
      case ErasureOrdered order when asksUs(order.getServices()) -> erase(tx, order);
      default -> Uni.createFrom().voidItem();
    };
  }

  private boolean asksUs(List<String> services) {
    return services.contains(service);
  }

  private Uni<Void> collect(Tx tx, PersonalDataRequested request) {
    return Multi.createFrom()
        .iterable(features)
        .onItem()
        .transformToUniAndConcatenate(feature -> feature.collect(tx, request.getPersonId()))
        .collect()
        .in(JsonObject::new, (all, sections) -> all.mergeIn(sections))
        .flatMap(document -> tell(tx, request.getRequestId(), document));
  }

  private Uni<Void> tell(Tx tx, UUID request, JsonObject document) {
    var answer = new SealedDocument.Answer(request, Ids.next(), service);
    List<byte[]> parts = documents.seal(answer, document);
    return Multi.createFrom()
        .iterable(IntStream.range(0, parts.size()).boxed().toList())
        .onItem()
        .transformToUniAndConcatenate(part -> answer(tx, request, collected(answer, parts, part)))
        .collect()
        .last();
  }

  private static PersonalDataCollected collected(
      SealedDocument.Answer answer, List<byte[]> parts, int part) {
    return PersonalDataCollected.newBuilder()
        .setRequestId(answer.request())
        .setAnswerId(answer.id())
        .setService(answer.service())
        .setPart(part)
        .setParts(parts.size())
        .setSealed(ByteBuffer.wrap(parts.get(part)))
        .build();
  }

  private Uni<Void> judge(Tx tx, ErasureProposed proposal) {
    return all(feature -> feature.objections(tx, proposal.getPersonId()))
        .flatMap(
            objections ->
                answer(
                    tx,
                    proposal.getRequestId(),
                    new ErasureJudged(proposal.getRequestId(), service, objections)));
  }

  private Uni<Void> erase(Tx tx, ErasureOrdered order) {
    UUID person = order.getPersonId();
    return all(feature -> feature.erase(tx, person))
        .call(kept -> tx.execute(FORGET_ANSWERS, person))
        .call(kept -> tx.execute(ERASED, person))
        .map(kept -> kept.stream().map(PrivacyRequestEvents::contract).toList())
        .flatMap(
            kept ->
                answer(
                    tx,
                    order.getRequestId(),
                    new PersonErased(order.getRequestId(), service, kept)));
  }

  private <T> Uni<List<T>> all(Function<PersonalData, Uni<List<T>>> ask) {
    return Multi.createFrom()
        .iterable(features)
        .onItem()
        .transformToUniAndConcatenate(ask::apply)
        .onItem()
        .<T>disjoint()
        .collect()
        .asList();
  }

  /** Answers to one request stay in order. */
  private Uni<Void> answer(Tx tx, UUID request, SpecificRecord event) {
    return outbox.add(tx, request.toString(), event);
  }

  private static Kept contract(Retained retained) {
    return new Kept(retained.what(), retained.why(), retained.period());
  }
}
