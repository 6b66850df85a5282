package io.tenantry.payment.payment;

import io.tenantry.platform.events.Event;
import io.tenantry.platform.events.Inbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Events of other services as they arrive. */
@ApplicationScoped
class Arrivals {
  private final Inbox inbox;
  private final PayableEvents events;

  Arrivals(Inbox inbox, PayableEvents events) {
    this.inbox = inbox;
    this.events = events;
  }

  /** Returns when its effect is there. */
  void take(Event event) {
    inbox.once(event, events::handle).await().indefinitely();
  }
}
