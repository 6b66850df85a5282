package io.tenantry.auth.privacy.erasure;

import io.smallrye.mutiny.Uni;
import io.tenantry.platform.data.Tx;
import io.tenantry.platform.encryption.FieldCipher;
import io.tenantry.platform.events.Outbox;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Tells a person that they are erased. Their address is kept for it, sealed, from the moment the
 * account is closed until the letter is on its way.
 */
@ApplicationScoped
class LastLetter {
  private static final String PERSON = "select email, first_name from person where id = $1";
  private static final String KEEP = "update erasure set sealed_receiver = $2 where id = $1";
  private static final String TAKE =
      "select sealed_receiver from erasure where id = $1 and sealed_receiver is not null";
  private static final String KEPT =
      """
      select k ->> 'what' || ': ' || (k ->> 'why') || ', ' || (k ->> 'period') as sentence
      from erasure_answer a, jsonb_array_elements(a.kept) k
      where a.erasure_id = $1 order by a.service
      """;
  private static final String FORGET = "update erasure set sealed_receiver = null where id = $1";

  private final FieldCipher cipher;
  private final Outbox outbox;
  private final Clock clock;

  LastLetter(FieldCipher cipher, Outbox outbox, Clock clock) {
    this.cipher = cipher;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Keeps the address of somebody who is about to be erased. */
  Uni<Void> address(Tx tx, UUID erasure, UUID person) {
    return tx.one(PERSON, LastLetter::receiver, person)
        .flatMap(
            receiver ->
                receiver
                    .map(found -> keep(tx, erasure, found))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> keep(Tx tx, UUID erasure, JsonObject receiver) {
    return tx.execute(KEEP, erasure, cipher.encrypt(receiver.encode(), "erasure/" + erasure))
        .replaceWithVoid();
  }

  /** Sends it, and forgets the address. */
  Uni<Void> send(Tx tx, UUID erasure) {
    return tx.one(TAKE, row -> row.getBuffer("sealed_receiver"), erasure)
        .flatMap(
            receiver ->
                receiver
                    .map(address -> send(tx, erasure, address))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private Uni<Void> send(Tx tx, UUID erasure, Buffer receiver) {
    return tx.list(KEPT, row -> row.getString("sentence"), erasure)
        .flatMap(kept -> tell(tx, erasure, receiver, kept))
        .flatMap(told -> tx.execute(FORGET, erasure))
        .replaceWithVoid();
  }

  private Uni<Void> tell(Tx tx, UUID erasure, Buffer receiver, List<String> kept) {
    Instant now = clock.instant();
    return outbox
        .add(tx, erasure.toString(), ErasureFacts.done(erasure, kept, now))
        .flatMap(
            told ->
                outbox.add(
                    tx,
                    erasure.toString(),
                    ErasureFacts.mail(erasure, receiver.getBytes(), kept, now)));
  }

  private static JsonObject receiver(Row row) {
    return new JsonObject()
        .put("email", row.getString("email"))
        .put("firstName", row.getString("first_name"));
  }
}
