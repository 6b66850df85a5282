package io.tenantry.simulation.payment;

import io.tenantry.simulation.world.Loop;
import io.tenantry.simulation.world.Node;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Errands: taken after the commit, and repeated until they are done. */
final class Errands {
  private static final int AT_ONCE = 32;
  private final Node node;
  private final PaymentStore store;
  private final Loop loop;
  private BiConsumer<Errand, Consumer<Boolean>> courier = (errand, done) -> {};

  Errands(Node node, PaymentStore store) {
    this.node = node;
    this.store = store;
    this.loop = new Loop(node, this::round);
    node.whenUp(loop::again);
  }

  /** Sets the worker; it reports whether the task is finished, once or never. */
  void by(BiConsumer<Errand, Consumer<Boolean>> somebody) {
    courier = somebody;
  }

  void add(Errand.Kind kind, UUID subject, long delay) {
    add(new Errand(kind, subject, 0, node.world().millis() + delay, 0), delay);
  }

  void addWebhook(int number, UUID subject, long delay) {
    add(new Errand(Errand.Kind.WEBHOOK, subject, number, node.world().millis() + delay, 0), delay);
  }

  void drop(Errand.Key key) {
    store.errands().remove(key);
  }

  private void add(Errand errand, long delay) {
    store.errands().merge(errand.key(), errand, (known, fresh) -> known.notAfter(fresh.due()));
    loop.wake(delay);
  }

  private void round() {
    long now = node.world().millis();
    List<Errand> due =
        store.errands().values().stream()
            .filter(errand -> errand.due() <= now)
            .limit(AT_ONCE)
            .map(errand -> errand.taken(now))
            .toList();
    if (!due.isEmpty()) {
      node.commit(() -> due.forEach(errand -> store.errands().put(errand.key(), errand)));
    }
    wakeForTheNext();
    due.forEach(
        errand -> node.later(1, () -> courier.accept(errand, finished -> end(errand, finished))));
  }

  private void end(Errand errand, boolean finished) {
    if (finished) {
      node.commit(() -> drop(errand.key()));
    } else if (store.errands().containsKey(errand.key())) {
      node.commit(() -> store.errands().put(errand.key(), errand.again(node.world().millis())));
      wakeForTheNext();
    }
  }

  private void wakeForTheNext() {
    store.errands().values().stream()
        .mapToLong(Errand::due)
        .min()
        .ifPresent(due -> loop.wake(due - node.world().millis()));
  }
}
