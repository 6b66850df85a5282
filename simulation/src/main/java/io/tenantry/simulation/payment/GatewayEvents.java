package io.tenantry.simulation.payment;

import io.tenantry.payment.payment.PaymentStatus;
import io.tenantry.simulation.provider.Webhook;
import io.tenantry.simulation.provider.Webhooks;
import io.tenantry.simulation.world.Bug;
import io.tenantry.simulation.world.Node;
import java.util.Optional;

/** Stores what the provider tells, then gives it its effect once. */
final class GatewayEvents implements Webhooks.Receiver {
  private static final long IF_NOT_NOW = 5_000;
  private final Node node;
  private final PaymentStore store;
  private final Outcomes outcomes;
  private final Errands errands;
  private final Optional<Bug> bug;

  GatewayEvents(
      Node node, PaymentStore store, Outcomes outcomes, Errands errands, Optional<Bug> bug) {
    this.node = node;
    this.store = store;
    this.outcomes = outcomes;
    this.errands = errands;
    this.bug = bug;
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public void receive(int number, Webhook event) {
    if (store.webhooks().containsKey(number) && !careless()) {
      return;
    }
    node.commit(
        () -> {
          store.webhooks().put(number, event);
          store.processed().remove(number);
          errands.addWebhook(number, event.payment(), IF_NOT_NOW);
        });
    node.later(1, () -> process(number));
  }

  /**
   * Gives an event its effect, unless it had it.
   *
   * @return whether it has; money that goes back before we heard of it is for another try
   */
  boolean process(int number) {
    if (!store.processed().contains(number)) {
      Webhook event = store.webhooks().get(number);
      if (isEarly(event)) {
        return false;
      }
      Runnable effect = effect(event);
      node.commit(
          () -> {
            effect.run();
            store.processed().add(number);
            errands.drop(new Errand.Key(Errand.Kind.WEBHOOK, event.payment(), number));
          });
    }
    return true;
  }

  private boolean isEarly(Webhook event) {
    PaymentStatus status = store.payment(event.payment()).status();
    return event instanceof Webhook.GivenBack
        && status != PaymentStatus.REFUNDED
        && !status.mayBecome(PaymentStatus.REFUNDED);
  }

  private Runnable effect(Webhook event) {
    return switch (event) {
      case Webhook.Taken taken ->
          careless()
              ? outcomes.takenAgain(taken.payment(), taken.intent())
              : outcomes.taken(taken.payment(), taken.intent());
      case Webhook.Refused refused -> outcomes.refused(refused.payment());
      case Webhook.PageClosed closed -> outcomes.pageClosed(closed.payment(), closed.abandoned());
      case Webhook.GivenBack back -> outcomes.givenBack(back.payment());
    };
  }

  private boolean careless() {
    return bug.filter(Bug.WEBHOOK_WITHOUT_DEDUPE::equals).isPresent();
  }
}
