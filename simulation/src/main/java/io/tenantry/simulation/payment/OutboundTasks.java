package io.tenantry.simulation.payment;

import io.tenantry.simulation.world.Loop;
import io.tenantry.simulation.world.Node;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Outbound tasks: taken after the commit, and repeated until they are done. */
final class OutboundTasks {
  private static final int AT_ONCE = 32;
  private final Node node;
  private final PaymentStore store;
  private final Loop loop;
  private BiConsumer<OutboundTask, Consumer<Boolean>> handler = (task, done) -> {};

  OutboundTasks(Node node, PaymentStore store) {
    this.node = node;
    this.store = store;
    this.loop = new Loop(node, this::round);
    node.whenUp(loop::again);
  }

  /** Sets the worker; it reports whether the task is finished, once or never. */
  void by(BiConsumer<OutboundTask, Consumer<Boolean>> somebody) {
    handler = somebody;
  }

  void add(OutboundTask.Kind kind, UUID subject, long delay) {
    add(new OutboundTask(kind, subject, 0, node.world().millis() + delay, 0), delay);
  }

  void addWebhook(int number, UUID subject, long delay) {
    add(
        new OutboundTask(
            OutboundTask.Kind.WEBHOOK, subject, number, node.world().millis() + delay, 0),
        delay);
  }

  void drop(OutboundTask.Key key) {
    store.tasks().remove(key);
  }

  private void add(OutboundTask task, long delay) {
    store.tasks().merge(task.key(), task, (known, fresh) -> known.notAfter(fresh.due()));
    loop.wake(delay);
  }

  private void round() {
    long now = node.world().millis();
    List<OutboundTask> due =
        store.tasks().values().stream()
            .filter(task -> task.due() <= now)
            .limit(AT_ONCE)
            .map(task -> task.taken(now))
            .toList();
    if (!due.isEmpty()) {
      node.commit(() -> due.forEach(task -> store.tasks().put(task.key(), task)));
    }
    wakeForTheNext();
    due.forEach(task -> node.later(1, () -> handle(task)));
  }

  private void handle(OutboundTask task) {
    handler.accept(task, finished -> end(task, finished));
  }

  private void end(OutboundTask task, boolean finished) {
    if (finished) {
      node.commit(() -> drop(task.key()));
    } else if (store.tasks().containsKey(task.key())) {
      node.commit(() -> store.tasks().put(task.key(), task.again(node.world().millis())));
      wakeForTheNext();
    }
  }

  private void wakeForTheNext() {
    store.tasks().values().stream()
        .mapToLong(OutboundTask::due)
        .min()
        .ifPresent(due -> loop.wake(due - node.world().millis()));
  }
}
