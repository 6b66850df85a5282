package io.tenantry.payment.webhook;

import com.stripe.model.Event;
import com.stripe.net.Webhook;
import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.errand.Errands;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Stores what the provider tells as it came, then gives it its effect once. What does not work now
 * is tried again as an errand; the provider has its 200 all the same.
 */
@ApplicationScoped
public class GatewayEvents {
  private static final Logger LOG = Logger.getLogger(GatewayEvents.class);
  private static final Duration IF_NOT_NOW = Duration.ofSeconds(5);
  static final String KIND = "webhook";

  private static final String STORE =
      """
      insert into gateway_event (id, provider, event_id, type, payload)
      values ($1, 'stripe', $2, $3, $4)
      on conflict on constraint gateway_event_is_stored_once do nothing
      """;
  private static final String OPEN =
      "select payload from gateway_event where id = $1 and processed_at is null for update";

  /** What is told late of an erased person is not kept. */
  private static final String CLOSE =
      """
      with told as (
        select convert_from(payload, 'UTF8')::json #> '{data,object}' as it
        from gateway_event where id = $1),
      person as (
        select c.person_id from told join provider_customer c
          on c.customer_id in (it ->> 'id', it ->> 'customer')
        union all select m.person_id from told join payment_method m on m.provider_id = it ->> 'id'
        union all select p.payer_id from told join payment p on p.session_id = it ->> 'id'
        union all select p.payer_id from told join payment p
          on p.intent_id in (it ->> 'id', it ->> 'payment_intent'))
      update gateway_event set processed_at = now(), payload = case
        when exists (select from person join erased_person using (person_id)) then '{}'
        else payload end
      where id = $1
      """;

  private static final String DROP_ERRAND = "delete from errand where kind = $1 and subject = $2";

  private final Database database;
  private final Errands errands;
  private final StripeEvents effects;

  GatewayEvents(Database database, Errands errands, StripeEvents effects) {
    this.database = database;
    this.errands = errands;
    this.effects = effects;
  }

  /** Stores an event and gives it its effect; one that came before changes nothing. */
  Uni<Void> take(String eventId, String type, byte[] payload) {
    UUID id = Ids.next();
    return database
        .asService(tx -> store(tx, id, eventId, type, payload))
        .flatMap(fresh -> fresh ? now(id) : Uni.createFrom().voidItem());
  }

  private Uni<Boolean> store(Tx tx, UUID id, String eventId, String type, byte[] payload) {
    return tx.execute(STORE, id, eventId, type, payload)
        .map(stored -> stored == 1)
        .call(fresh -> fresh ? errands.add(tx, KIND, id, IF_NOT_NOW) : Uni.createFrom().voidItem());
  }

  private Uni<Void> now(UUID id) {
    return process(id)
        .onFailure()
        .invoke(failure -> LOG.warnf(failure, "Event %s waits for another try", id))
        .onFailure()
        .recoverWithNull();
  }

  /** Not private: who comes through the proxy of this bean would find it without its fields. */
  Uni<Void> process(UUID id) {
    return database.asService(
        tx ->
            tx.one(OPEN, row -> row.getBuffer("payload").getBytes(), id)
                .flatMap(payload -> apply(tx, payload))
                .chain(() -> tx.execute(CLOSE, id))
                .chain(() -> tx.execute(DROP_ERRAND, KIND, id))
                .replaceWithVoid());
  }

  private Uni<Void> apply(Tx tx, Optional<byte[]> payload) {
    return payload.isEmpty() ? Uni.createFrom().voidItem() : effects.apply(tx, read(payload.get()));
  }

  private static Event read(byte[] payload) {
    return Webhook.constructEventWithoutVerification(new String(payload, StandardCharsets.UTF_8));
  }

  /** Tries again what did not work at once. */
  @ApplicationScoped
  public static class Again implements Courier {
    private final GatewayEvents events;

    Again(GatewayEvents events) {
      this.events = events;
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Uni<Boolean> run(Errand errand) {
      return events.process(errand.subject()).replaceWith(true);
    }
  }
}
