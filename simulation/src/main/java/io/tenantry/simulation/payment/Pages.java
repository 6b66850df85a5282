package io.tenantry.simulation.payment;

import io.tenantry.simulation.provider.Page;
import io.tenantry.simulation.provider.Provider;
import io.tenantry.simulation.world.Node;
import java.util.UUID;
import java.util.function.Consumer;

/** Opens the provider's page of a payment, between transactions. */
final class Pages {
  private final Node node;
  private final PaymentStore store;
  private final Outcomes outcomes;
  private final Provider provider;

  Pages(Node node, PaymentStore store, Outcomes outcomes, Provider provider) {
    this.node = node;
    this.store = store;
    this.outcomes = outcomes;
    this.provider = provider;
  }

  /**
   * Opens it once, however often it is asked for.
   *
   * @param done hears whether there is a page
   */
  void open(UUID payment, Consumer<Boolean> done) {
    PaymentRow row = store.payment(payment);
    if (row.hasPage()) {
      done.accept(true);
      return;
    }
    provider.<Page>call(
        node,
        () -> provider.open(payment, row.payable().minorUnits()),
        page -> {
          node.commit(outcomes.pageOpened(payment));
          done.accept(true);
        },
        () -> {
          node.commit(outcomes.unanswered(payment));
          done.accept(false);
        });
  }
}
