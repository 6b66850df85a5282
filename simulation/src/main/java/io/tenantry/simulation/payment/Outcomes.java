package io.tenantry.simulation.payment;

import io.tenantry.payment.payment.PaymentMoves;
import io.tenantry.payment.payment.PaymentStatus;
import io.tenantry.simulation.world.Bug;
import io.tenantry.simulation.world.Node;
import java.util.Optional;
import java.util.UUID;

/**
 * Settles payments. Where news takes them is decided by production's {@link Moves}; each method
 * reads and decides, and answers with what is to be written.
 */
final class Outcomes {
  private final Node node;
  private final PaymentStore store;
  private final Errands errands;
  private final Optional<Bug> bug;

  Outcomes(Node node, PaymentStore store, Errands errands, Optional<Bug> bug) {
    this.node = node;
    this.store = store;
    this.errands = errands;
    this.bug = bug;
  }

  Runnable taken(UUID id, String intent) {
    PaymentRow payment = store.payment(id);
    return PaymentMoves.taken(payment.status())
        .map(next -> settle(payment, next, intent))
        .orElse(() -> {});
  }

  /** As a careless service would do it, that does not look what it knows. */
  Runnable takenAgain(UUID id, String intent) {
    return settle(store.payment(id), PaymentStatus.SUCCEEDED, intent);
  }

  Runnable refused(UUID id) {
    PaymentRow payment = store.payment(id);
    return PaymentMoves.refused(payment.status())
        .<Runnable>map(
            next ->
                () -> {
                  keep(payment.now(next));
                  store.tell(id, Facts.failed(payment, node.world().now()));
                })
        .orElse(() -> {});
  }

  Runnable pageClosed(UUID id, boolean abandoned) {
    PaymentRow payment = store.payment(id);
    PaymentStatus next = PaymentMoves.pageClosed(payment.status(), abandoned).orElse(payment.status());
    return () -> keep(payment.now(next).closed());
  }

  Runnable pageOpened(UUID id) {
    PaymentRow payment = store.payment(id);
    return payment.hasPage()
        ? () -> {}
        : PaymentMoves.pageOpened(payment.status())
            .<Runnable>map(next -> () -> keep(payment.opened(next)))
            .orElse(() -> {});
  }

  Runnable unanswered(UUID id) {
    PaymentRow payment = store.payment(id);
    return PaymentMoves.unanswered(payment.status())
        .<Runnable>map(next -> () -> keep(payment.now(next)))
        .orElse(() -> {});
  }

  Runnable givenBack(UUID id) {
    PaymentRow payment = store.payment(id);
    if (payment.status() == PaymentStatus.REFUNDED) {
      return () -> store.refunds().put(id, true);
    }
    PaymentRow refunded = payment.now(payment.status().to(PaymentStatus.REFUNDED));
    return () -> {
      keep(refunded);
      book(refunded);
      store.refunds().put(id, true);
      store.tell(id, Facts.refunded(refunded, node.world().now()));
    };
  }

  void requestRefund(PaymentRow payment) {
    if (store.refunds().putIfAbsent(payment.id(), false) == null) {
      errands.add(Errand.Kind.REFUND, payment.id(), 0);
    }
  }

  private Runnable settle(PaymentRow payment, PaymentStatus next, String intent) {
    boolean surplus = store.settled(payment.payableId()) && !has(Bug.SECOND_MONEY_IS_NOT_SURPLUS);
    PaymentRow taken = payment.taken(next, intent, surplus);
    return () -> {
      keep(taken);
      if (surplus) {
        store.ledger().surplus(taken);
        requestRefund(taken);
      } else {
        store.ledger().captured(taken);
        store.tell(taken.id(), Facts.succeeded(taken, node.world().now()));
      }
    };
  }

  private void book(PaymentRow refunded) {
    if (has(Bug.REFUND_IS_BOOKED_ON_ONE_SIDE)) {
      store.ledger().refundedOnOneSide(refunded);
    } else {
      store.ledger().refunded(refunded);
    }
  }

  private void keep(PaymentRow payment) {
    node.note(payment.surplus() ? "surplus" : "payment is " + payment.status());
    store.keep(payment);
  }

  private boolean has(Bug planted) {
    return bug.filter(planted::equals).isPresent();
  }
}
