package io.tenantry.booking.booking;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Lets few rivals reach the row of one listing at a time; the others wait here, where waiting is
 * free, instead of in the database. Twice the throughput and a twentieth of the p99
 * (performance.md). Also keeps one hot listing from taking every connection. Callers must not
 * cancel.
 */
@ApplicationScoped
class Admission {
  static final int RIVALS = 5;
  static final int WAITING = 2000;

  private final Map<UUID, Gate> gates = new HashMap<>();

  private static final class Gate {
    private int inside;
    private final Queue<UniEmitter<? super Boolean>> waiting = new ArrayDeque<>();
  }

  /** Does the work as soon as there is room, empty when too many wait already. */
  <T> Uni<Optional<T>> enter(UUID listing, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .<Boolean>emitter(emitter -> admit(listing, emitter))
        .emitOn(onwards())
        .flatMap(
            admitted ->
                admitted ? inside(listing, work) : Uni.createFrom().item(Optional.<T>empty()));
  }

  /** Who waited goes on in its own context, not in that of whoever made room. */
  private static Executor onwards() {
    Context own = Vertx.currentContext();
    return own == null ? Runnable::run : work -> own.runOnContext(ignored -> work.run());
  }

  private <T> Uni<Optional<T>> inside(UUID listing, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .map(Optional::of)
        .onTermination()
        .invoke((item, failure, cancelled) -> leave(listing));
  }

  private void admit(UUID listing, UniEmitter<? super Boolean> emitter) {
    boolean room;
    synchronized (gates) {
      Gate gate = gates.computeIfAbsent(listing, absent -> new Gate());
      room = gate.inside < RIVALS;
      if (room) {
        gate.inside++;
      } else if (gate.waiting.size() < WAITING) {
        gate.waiting.add(emitter);
        return;
      }
    }
    emitter.complete(room);
  }

  /** The place goes to who waited longest. */
  private void leave(UUID listing) {
    UniEmitter<? super Boolean> next;
    synchronized (gates) {
      Gate gate = gates.get(listing);
      next = gate.waiting.poll();
      if (next == null && --gate.inside == 0) {
        gates.remove(listing);
      }
    }
    if (next != null) {
      next.complete(true);
    }
  }
}
