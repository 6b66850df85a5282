package io.tenantry.stripesim.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.simulator.control.Levers;
import io.tenantry.simulator.store.Json;
import io.tenantry.stripesim.charge.Charges;
import io.tenantry.stripesim.store.SimulatedClock;
import java.time.Instant;

/** Controls of the simulator: captured money, and its time. */
public final class Control {
  private final Charges charges;
  private final SimulatedClock clock;

  /** Turns the levers of these parts. */
  public Control(Charges charges, SimulatedClock clock) {
    this.charges = charges;
    this.clock = clock;
  }

  /** Names the addresses. */
  public void routes(Levers levers) {
    levers.show("/_sim/charges", this::taken);
    levers.put("/_sim/clock", this::clock);
  }

  private ArrayNode taken() {
    return Json.array(
        charges
            .newestFirst()
            .filter(charge -> charge.get("paid").asBoolean())
            .map(charges::summary));
  }

  private void clock(ObjectNode wish) {
    JsonNode now = wish.path("now");
    if (now.isTextual()) {
      clock.moveTo(Instant.parse(now.asText()));
    } else {
      clock.reset();
    }
  }
}
