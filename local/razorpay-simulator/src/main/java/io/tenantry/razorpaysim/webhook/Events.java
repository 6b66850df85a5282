package io.tenantry.razorpaysim.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.razorpaysim.store.Ids;
import io.tenantry.simulator.store.Json;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.simulator.webhook.Outbox;
import java.time.InstantSource;

/** Events with the object as it was then, handed to the webhooks in the write that causes them. */
public final class Events {
  private final Table events;
  private final Outbox outbox;

  /** Events go into this store and this outbox. */
  public Events(Store store, Outbox outbox) {
    this.events = in(store);
    this.outbox = outbox;
  }

  /** Returns its table in a store. */
  public static Table in(Store store) {
    return store.table("events");
  }

  /** Records that {@code type} happened to these objects. */
  public void emit(String type, ObjectNode... entities) {
    ObjectNode body =
        Json.object().put("entity", "event").put("account_id", "acc_simulator").put("event", type);
    ArrayNode contains = body.putArray("contains");
    ObjectNode payload = body.putObject("payload");
    for (ObjectNode entity : entities) {
      String name = entity.get("entity").asText();
      contains.add(name);
      payload.putObject(name).set("entity", entity.deepCopy());
    }
    body.put("created_at", InstantSource.system().instant().getEpochSecond());
    ObjectNode event = Json.object().put("id", Ids.next("evt_")).put("type", type);
    event.set("body", body);
    events.put(event);
    outbox.add(event);
  }
}
