package io.tenantry.simulation.payment;

import io.tenantry.payment.payment.PaymentStatus;
import io.tenantry.simulation.world.Node;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Begins payments in two steps: what is wanted is written, then the provider is asked. */
public final class Initiations {
  private static final long IF_WE_DIE = 30_000;
  private final Node node;
  private final PaymentStore store;
  private final Errands errands;
  private final Pages pages;

  Initiations(Node node, PaymentStore store, Errands errands, Pages pages) {
    this.node = node;
    this.store = store;
    this.errands = errands;
    this.pages = pages;
  }

  /** Answer to a payer. */
  public sealed interface Answer {
    /** There is a page. */
    record PayHere(UUID payment) implements Answer {}

    /** Not now: the payable is not known yet, or the provider does not answer. */
    record Later() implements Answer {}

    /** It is paid, or its time is over. */
    record Never() implements Answer {}
  }

  /**
   * Begins to pay, or goes on where the first try under this key stopped.
   *
   * @param answered hears what came of it; maybe never
   */
  public void begin(String key, UUID payable, Consumer<Answer> answered) {
    node.later(
        1,
        () -> {
          Optional<UUID> known = Optional.ofNullable(store.initiations().get(key));
          if (known.isPresent()) {
            page(known.get(), answered);
          } else if (store.payable(payable) == null) {
            answered.accept(new Answer.Later());
          } else {
            write(key, store.payable(payable), answered);
          }
        });
  }

  private void write(String key, PayableRow payable, Consumer<Answer> answered) {
    Optional<PaymentRow> onPage = store.onPage(payable.id());
    if (store.settled(payable.id())) {
      answered.accept(new Answer.Never());
    } else if (onPage.isPresent()) {
      node.commit(() -> reuse(key, onPage.get()));
      page(onPage.get().id(), answered);
    } else if (payable.openAt(node.world().now())) {
      int attempt = store.attempt(payable.id(), false);
      PaymentRow fresh = PaymentRow.begun(UUID.randomUUID(), payable, false, attempt);
      node.commit(() -> create(key, fresh));
      page(fresh.id(), answered);
    } else {
      answered.accept(new Answer.Never());
    }
  }

  private void create(String key, PaymentRow fresh) {
    node.note("begins a payment");
    store.keep(fresh);
    store.initiations().put(key, fresh.id());
    errands.add(Errand.Kind.PAGE, fresh.id(), IF_WE_DIE);
  }

  private void reuse(String key, PaymentRow payment) {
    store.initiations().put(key, payment.id());
    if (payment.status() == PaymentStatus.FAILED) {
      store.keep(payment.now(payment.status().to(PaymentStatus.PENDING)));
      errands.add(Errand.Kind.PAGE, payment.id(), IF_WE_DIE);
    }
  }

  private void page(UUID payment, Consumer<Answer> answered) {
    node.later(
        1,
        () ->
            pages.open(
                payment,
                open -> answered.accept(open ? new Answer.PayHere(payment) : new Answer.Later())));
  }
}
