package io.tenantry.simulation.payment;

import io.tenantry.payment.payment.PaymentMoves;
import io.tenantry.simulation.provider.Provider;
import io.tenantry.simulation.provider.Word;
import io.tenantry.simulation.world.Bug;
import io.tenantry.simulation.world.Node;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Does errands, as production's couriers do: pages, charges, refunds, webhooks. */
final class Couriers {
  private final Node node;
  private final PaymentStore store;
  private final Outcomes outcomes;
  private final Pages pages;
  private final Provider provider;
  private final Optional<Bug> bug;

  Couriers(
      Node node,
      PaymentStore store,
      Outcomes outcomes,
      Pages pages,
      Provider provider,
      Optional<Bug> bug) {
    this.node = node;
    this.store = store;
    this.outcomes = outcomes;
    this.pages = pages;
    this.provider = provider;
    this.bug = bug;
  }

  void page(Errand errand, Consumer<Boolean> done) {
    PaymentRow payment = store.payment(errand.subject());
    if (nothingToAsk(payment)) {
      done.accept(true);
    } else if (!payment.hasPage()) {
      pages.open(payment.id(), open -> done.accept(false));
    } else if (has(Bug.NOBODY_ASKS)) {
      done.accept(true);
    } else {
      provider.<Word>call(
          node,
          () -> provider.ask(payment.id()),
          word -> done.accept(ofPage(payment.id(), word)),
          () -> done.accept(false));
    }
  }

  private boolean nothingToAsk(PaymentRow payment) {
    return has(Bug.CLOSED_PAGE_IS_NOT_ASKED)
        ? !payment.status().undecided() && !payment.pageOpen()
        : PaymentMoves.nothingToAsk(payment.status(), payment.hasPage());
  }

  private boolean ofPage(UUID payment, Word word) {
    return switch (word) {
      case Word.Open open -> false;
      case Word.Paid paid -> commit(outcomes.taken(payment, paid.intent()));
      case Word.Over over -> commit(outcomes.pageClosed(payment, true));
    };
  }

  void charge(Errand errand, Consumer<Boolean> done) {
    PaymentRow payment = store.payment(errand.subject());
    if (!payment.status().undecided()) {
      done.accept(true);
    } else if (errand.repeated() && !has(Bug.CHARGE_WITHOUT_KEY)) {
      provider.<Optional<Word>>call(
          node,
          () -> provider.charged(payment.id()),
          known ->
              known.ifPresentOrElse(
                  word -> done.accept(ofCharge(payment.id(), word)),
                  () -> charge(payment, errand, done)),
          () -> unanswered(payment.id(), done));
    } else {
      charge(payment, errand, done);
    }
  }

  private void charge(PaymentRow payment, Errand errand, Consumer<Boolean> done) {
    String tried = has(Bug.CHARGE_WITHOUT_KEY) ? " try " + errand.attempts() : "";
    String key = "autopay-" + payment.payableId() + "-" + payment.attempt() + tried;
    provider.<Word>call(
        node,
        () -> provider.charge(key, payment.id(), payment.payable().minorUnits()),
        word -> done.accept(ofCharge(payment.id(), word)),
        () -> unanswered(payment.id(), done));
  }

  private boolean ofCharge(UUID payment, Word word) {
    return switch (word) {
      case Word.Open open -> false;
      case Word.Paid paid -> commit(outcomes.taken(payment, paid.intent()));
      case Word.Over over -> commit(outcomes.refused(payment));
    };
  }

  private void unanswered(UUID payment, Consumer<Boolean> done) {
    boolean careless = has(Bug.TIMEOUT_IS_REFUSAL);
    node.commit(careless ? outcomes.refused(payment) : outcomes.unanswered(payment));
    done.accept(careless);
  }

  void refund(Errand errand, Consumer<Boolean> done) {
    UUID payment = errand.subject();
    if (store.refunds().get(payment)) {
      done.accept(true);
      return;
    }
    String intent = store.payment(payment).intent().orElseThrow();
    provider.<String>call(
        node,
        () -> provider.refund("refund-" + payment, intent),
        made -> done.accept(commit(outcomes.givenBack(payment))),
        () -> done.accept(false));
  }

  private boolean commit(Runnable writes) {
    node.commit(writes);
    return true;
  }

  private boolean has(Bug planted) {
    return bug.filter(planted::equals).isPresent();
  }
}
