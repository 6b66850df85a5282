package io.tenantry.booking.booking;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.tenantry.platform.data.DatabaseUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Lets rivals for a listing wait here, where waiting is free, instead of at its row. One round at a
 * time goes to the database for a listing and takes many of those who wait along, in their order:
 * the row is locked once for all of them, and no connection waits for another. Several replicas
 * meet at the row, one round each.
 */
@ApplicationScoped
class Rounds {
  static final int LARGEST = 64;
  static final int WAITING = 2000;

  private final Vertx vertx;
  private final Round round;
  private final Map<UUID, Queue<Waiting>> queues = new HashMap<>();

  Rounds(Vertx vertx, Round round) {
    this.vertx = vertx;
    this.round = round;
  }

  private record Waiting(Rival rival, UniEmitter<? super Uni<Response>> answer) {}

  /** The answer to one rival, as soon as it is their turn. Callers must not cancel. */
  Uni<Response> enter(Rival rival) {
    return Uni.createFrom()
        .<Uni<Response>>emitter(answer -> queue(new Waiting(rival, answer)))
        .emitOn(onwards())
        .flatMap(answer -> answer);
  }

  /** Continues each waiting request in its own context, not in that of the batch. */
  private static Executor onwards() {
    Context own = Vertx.currentContext();
    return own == null ? Runnable::run : work -> own.runOnContext(ignored -> work.run());
  }

  private void queue(Waiting waiting) {
    UUID listing = waiting.rival().wish().listingId();
    boolean first;
    synchronized (queues) {
      first = !queues.containsKey(listing);
      Queue<Waiting> queue = queues.computeIfAbsent(listing, absent -> new ArrayDeque<>());
      if (queue.size() == WAITING) {
        waiting.answer().fail(Refusals.tooManyRivals());
        return;
      }
      queue.add(waiting);
    }
    if (first) {
      begin(listing);
    }
  }

  /** The next round, in a context of its own, until nobody waits. */
  private void begin(UUID listing) {
    VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
        .runOnContext(
            ignored -> {
              List<Waiting> playing = next(listing);
              if (!playing.isEmpty()) {
                play(listing, playing)
                    .subscribe()
                    .with(
                        played -> begin(listing), failure -> abandoned(listing, playing, failure));
              }
            });
  }

  private List<Waiting> next(UUID listing) {
    synchronized (queues) {
      Queue<Waiting> queue = queues.get(listing);
      List<Waiting> playing = new ArrayList<>();
      while (playing.size() < LARGEST && !queue.isEmpty()) {
        playing.add(queue.remove());
      }
      if (playing.isEmpty()) {
        queues.remove(listing);
      }
      return playing;
    }
  }

  private Uni<Void> play(UUID listing, List<Waiting> playing) {
    return Uni.createFrom()
        .deferred(() -> round.play(listing, playing.stream().map(Waiting::rival).toList()))
        .invoke(answers -> tell(playing, answers))
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(failure -> failed(listing, playing, failure));
  }

  private static void tell(List<Waiting> playing, List<Uni<Response>> answers) {
    for (int i = 0; i < playing.size(); i++) {
      playing.get(i).answer().complete(answers.get(i));
    }
  }

  /**
   * One request that fails, for whatever reason, must not spoil it for the others: the round is
   * played again in halves, in the same order, until whoever makes it fail is alone. Only while the
   * database is away there is nothing to gain from that.
   */
  private Uni<Void> failed(UUID listing, List<Waiting> playing, Throwable failure) {
    if (playing.size() == 1 || failure instanceof DatabaseUnavailable) {
      playing.forEach(waiting -> waiting.answer().fail(failure));
      return Uni.createFrom().voidItem();
    }
    int half = playing.size() / 2;
    return play(listing, playing.subList(0, half))
        .chain(() -> play(listing, playing.subList(half, playing.size())));
  }

  /** Nobody waits in vain, and the next round begins, whatever went wrong. */
  private void abandoned(UUID listing, List<Waiting> playing, Throwable failure) {
    playing.forEach(waiting -> waiting.answer().fail(failure));
    begin(listing);
  }
}
