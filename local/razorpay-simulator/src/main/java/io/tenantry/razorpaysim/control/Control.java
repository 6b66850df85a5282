package io.tenantry.razorpaysim.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.razorpaysim.payment.Payments;
import io.tenantry.razorpaysim.refund.Refunds;
import io.tenantry.simulator.control.Faults;
import io.tenantry.simulator.control.Levers;
import io.tenantry.simulator.store.Json;

/** Controls of the simulator: captured money, and faults. */
public final class Control {
  private static final int MOST = 1000;

  private final Payments payments;
  private final Refunds refunds;
  private final Faults faults;

  /** Turns the levers of these parts. */
  public Control(Payments payments, Refunds refunds, Faults faults) {
    this.payments = payments;
    this.refunds = refunds;
    this.faults = faults;
  }

  /** Names the addresses. */
  public void routes(Levers levers) {
    levers.show("/_sim/payments", () -> Json.array(payments.newestFirst().limit(MOST)));
    levers.put("/_sim/faults", this::faults);
  }

  private void faults(ObjectNode wish) {
    faults.set(wish);
    refunds.stayPending(wish.path("refundsStayPending").asBoolean(false));
  }
}
