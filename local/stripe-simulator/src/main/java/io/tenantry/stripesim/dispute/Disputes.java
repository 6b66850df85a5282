package io.tenantry.stripesim.dispute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.store.Store;
import io.tenantry.simulator.store.Table;
import io.tenantry.stripesim.api.Api;
import io.tenantry.stripesim.api.Call;
import io.tenantry.stripesim.api.Metadata;
import io.tenantry.stripesim.api.Origin;
import io.tenantry.stripesim.api.Page;
import io.tenantry.stripesim.api.StripeError;
import io.tenantry.stripesim.balance.Ledger;
import io.tenantry.stripesim.charge.Charges;
import io.tenantry.stripesim.event.Events;
import io.tenantry.stripesim.store.Blank;
import io.tenantry.stripesim.store.Ids;
import io.tenantry.stripesim.store.Kind;
import io.tenantry.stripesim.store.SimulatedClock;
import java.time.Duration;
import java.util.Optional;

/** Charges that a cardholder's bank contests: the money leaves at once and may come back. */
public final class Disputes {
  private static final long TIME_FOR_EVIDENCE = Duration.ofDays(7).toSeconds();

  private final Table disputes;
  private final Charges charges;
  private final Ledger ledger;
  private final Events events;
  private final SimulatedClock clock;

  /** Disputes live in this store. */
  public Disputes(
      Store store, Charges charges, Ledger ledger, Events events, SimulatedClock clock) {
    this.disputes = Kind.DISPUTE.in(store);
    this.charges = charges;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /** Names the addresses. */
  public void routes(Api api) {
    api.get("/v1/disputes", call -> Page.of(disputes, call, "charge", "payment_intent"));
    api.get("/v1/disputes/:id", this::retrieve);
    api.post("/v1/disputes/:id", this::update);
  }

  /** The bank contests a charge, at most what was not given back. */
  ObjectNode open(ObjectNode charge, Optional<Long> amount, String reason) {
    long left = charge.get("amount_captured").asLong() - charge.get("amount_refunded").asLong();
    long contested = Math.min(left, amount.orElse(left));
    if (contested < 1 || charge.get("disputed").asBoolean()) {
      throw new IllegalArgumentException("There is nothing to contest.");
    }
    ObjectNode dispute = Blank.of("dispute").put("id", Ids.next(Kind.DISPUTE.prefix()));
    dispute.put("created", clock.seconds()).put("amount", contested).put("reason", reason);
    dispute.set("currency", charge.get("currency"));
    dispute.put("charge", charge.get("id").asText());
    dispute.set("payment_intent", charge.get("payment_intent"));
    dispute
        .withObjectProperty("evidence_details")
        .put("due_by", clock.seconds() + TIME_FOR_EVIDENCE);
    disputes.put(dispute);
    charges.put(charge.put("disputed", true));
    move(dispute, -contested);
    events.emit(Origin.none(), "charge.dispute.created", dispute);
    return dispute;
  }

  /** The bank decides. */
  ObjectNode close(ObjectNode dispute, boolean won) {
    if (dispute.get("status").asText().matches("won|lost")) {
      throw new IllegalArgumentException("The bank has decided already.");
    }
    dispute.put("status", won ? "won" : "lost");
    disputes.put(dispute);
    if (won) {
      move(dispute, dispute.get("amount").asLong());
      charges
          .find(dispute.get("charge").asText())
          .ifPresent(charge -> charges.put(charge.put("disputed", false)));
    }
    events.emit(Origin.none(), "charge.dispute.closed", dispute);
    return dispute;
  }

  /** The dispute with this id. */
  Optional<ObjectNode> find(String id) {
    return disputes.find(id);
  }

  private void move(ObjectNode dispute, long amount) {
    ledger.enter(
        "adjustment", dispute.get("id").asText(), dispute.get("currency").asText(), amount, 0);
  }

  private ObjectNode retrieve(Call call) {
    return find(call.requiredId())
        .orElseThrow(() -> StripeError.notFound("dispute", call.requiredId(), "dispute"));
  }

  private ObjectNode update(Call call) {
    ObjectNode dispute = retrieve(call);
    Metadata.merge(dispute, call.params());
    disputes.put(dispute);
    events.emit(call.origin(), "charge.dispute.updated", dispute);
    return dispute;
  }
}
