package io.tenantry.payment.webhook;

import io.smallrye.mutiny.Uni;
import io.tenantry.payment.errand.Courier;
import io.tenantry.payment.errand.Errand;
import io.tenantry.payment.errand.Errands;
import io.tenantry.payment.provider.Gateways;
import io.tenantry.payment.provider.Notice;
import io.tenantry.payment.provider.Provider;
import io.tenantry.payment.provider.Told;
import io.tenantry.platform.data.Database;
import io.tenantry.platform.data.Ids;
import io.tenantry.platform.data.Tx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Stores what the provider tells as it came, then gives it its effect once. A failed effect is
 * retried as an errand; the provider gets its 200 all the same.
 */
@ApplicationScoped
public class GatewayEvents {
  private static final Logger LOG = Logger.getLogger(GatewayEvents.class);
  private static final Duration IF_NOT_NOW = Duration.ofSeconds(5);
  static final String KIND = "webhook";

  private static final String STORE =
      """
      insert into gateway_event (id, provider, event_id, type, payload)
      values ($1, $2, $3, $4, $5)
      on conflict on constraint gateway_event_is_stored_once do nothing
      """;
  private static final String OPEN =
      "select provider, payload from gateway_event where id = $1 and processed_at is null for update";

  /** Late events about an erased person are closed without their content. */
  private static final String CLOSE =
      """
      with person as (
        select person_id from provider_customer where customer_id = any($2)
        union all select person_id from payment_method where provider_id = any($2)
        union all select payer_id from payment where session_id = any($2) or intent_id = any($2))
      update gateway_event set processed_at = now(), payload = case
        when exists (select from person join erased_person using (person_id)) then '{}'
        else payload end
      where id = $1
      """;

  private static final String DROP_ERRAND = "delete from errand where kind = $1 and subject = $2";

  private final Database database;
  private final Errands errands;
  private final Gateways gateways;
  private final Effects effects;

  GatewayEvents(Database database, Errands errands, Gateways gateways, Effects effects) {
    this.database = database;
    this.errands = errands;
    this.gateways = gateways;
    this.effects = effects;
  }

  private record Stored(Provider provider, Buffer payload) {
    static Stored from(Row row) {
      return new Stored(Provider.of(row.getString("provider")), row.getBuffer("payload"));
    }
  }

  /** Stores an event and gives it its effect; one that came before changes nothing. */
  Uni<Void> take(Provider provider, Notice notice, byte[] payload) {
    UUID id = Ids.next();
    return database
        .asService(tx -> store(tx, id, provider, notice, payload))
        .flatMap(fresh -> fresh ? now(id) : Uni.createFrom().voidItem());
  }

  private Uni<Boolean> store(Tx tx, UUID id, Provider provider, Notice notice, byte[] payload) {
    return tx.execute(STORE, id, provider.column(), notice.eventId(), notice.type(), payload)
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
            tx.one(OPEN, Stored::from, id)
                .flatMap(event -> event.isEmpty() ? nothing() : process(tx, id, event.get())));
  }

  private Uni<Void> process(Tx tx, UUID id, Stored event) {
    Told told = gateways.of(event.provider()).webhooks().read(event.payload().getBytes());
    return effects
        .apply(tx, event.provider(), told.news())
        .chain(() -> tx.execute(CLOSE, id, told.mentions().toArray(String[]::new)))
        .chain(() -> tx.execute(DROP_ERRAND, KIND, id))
        .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
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
