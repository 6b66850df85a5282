package io.tenantry.stripesim.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.simulator.webhook.Outbox;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.util.Map;

/** Events, kept for {@code /v1/events} and handed to the webhooks. */
public final class Events {
  private final Table events;
  private final Map<String, String> account;
  private final Outbox outbox;
  private final SimulatedClock clock;

  /** Events go into this store and this outbox, in the write that causes them. */
  public Events(Store store, Outbox outbox, SimulatedClock clock) {
    this.events = Kind.EVENT.in(store);
    this.account = store.map("account");
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/events", call -> Page.of(events, call, "type"));
    api.get("/v1/events/:id", this::retrieve);
  }

  /** Records that {@code type} happened to {@code object}, as it is now. */
  public void emit(Origin origin, String type, ObjectNode object) {
    ObjectNode event = Blank.of("event").put("id", Ids.next(Kind.EVENT.prefix()));
    event.put("type", type).put("created", clock.seconds());
    event.put("api_version", account.get("api_version"));
    event.put("pending_webhooks", outbox.listeners(type));
    event.set("data", Json.object().set("object", object.deepCopy()));
    event
        .putObject("request")
        .put("id", origin.requestId().orElse(null))
        .put("idempotency_key", origin.idempotencyKey().orElse(null));
    events.put(event);
    outbox.add(event);
  }

  private ObjectNode retrieve(Call call) {
    return events
        .find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("event", call.requiredId(), "id"));
  }
}
