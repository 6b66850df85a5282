package io.tenantry.platform.data;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A Vert.x context of its own for each transaction, on an event loop: its connection answers there,
 * what belongs to it is found there, and two transactions of one request do not meet. A request's
 * scope and other locals come along.
 */
final class TransactionContext {
  private TransactionContext() {}

  /**
   * Does work on a new context; its item or failure comes on the caller's. The work goes on when
   * nobody waits for it any more.
   */
  static <T> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work) {
    return Uni.createFrom().emitter(waiting -> run(vertx, work, waiting));
  }

  private static <T> void run(Vertx vertx, Supplier<Uni<T>> work, UniEmitter<? super T> waiting) {
    Context caller = Vertx.currentContext();
    boolean loop = caller != null && caller.isEventLoopContext();
    Context own = loop ? VertxContext.newNestedContext(caller) : onAnotherLoop(vertx);
    VertxContextSafetyToggle.setContextSafe(own, true);
    Consumer<Runnable> back =
        loop ? resume -> caller.runOnContext(called -> resume.run()) : Runnable::run;
    ContextState request = loop ? null : Arc.container().requestContext().getStateIfActive();
    own.runOnContext(
        called -> {
          comeAlong(request);
          begin(work, waiting, back);
        });
  }

  /** Activates a request's scope that was active on the caller's thread, if there was one. */
  private static void comeAlong(ContextState request) {
    if (request != null) {
      Arc.container().requestContext().activate(request);
    }
  }

  private static <T> void begin(
      Supplier<Uni<T>> work, UniEmitter<? super T> waiting, Consumer<Runnable> back) {
    Uni.createFrom()
        .<T>deferred(work::get)
        .subscribe()
        .with(
            item -> back.accept(() -> waiting.complete(item)),
            failure -> back.accept(() -> waiting.fail(failure)));
  }

  private static Context onAnotherLoop(Vertx vertx) {
    return VertxContext.createNewDuplicatedContext(
        ((VertxInternal) vertx).createEventLoopContext());
  }
}
