package io.tenantry.local.process;

import io.tenantry.local.checkout.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Brings components up and down, each as soon as those it depends on allow. */
public final class Supervisor {
  private final Processes processes;
  private final Progress progress;

  public Supervisor(Processes processes, Progress progress) {
    this.processes = processes;
    this.progress = progress;
  }

  /**
   * Starts what is down, restarts what was changed or does not answer, and leaves the rest alone.
   * When one fails, everything that this call started is stopped again.
   */
  public void up(List<Component> fleet) {
    checkPorts(fleet);
    var start = new Startup(processes, progress);
    var rollback = Thread.ofPlatform().unstarted(start::undo);
    Runtime.getRuntime().addShutdownHook(rollback);
    try {
      var order = new Order(fleet);
      inParallel(order.startOrder(), order::needs, start::bringUp);
    } catch (RuntimeException e) {
      start.undo();
      throw e;
    } finally {
      removeHook(rollback);
    }
  }

  public void down(List<Component> fleet) {
    var order = new Order(fleet);
    inParallel(
        order.startOrder().reversed(),
        order::neededBy,
        component -> {
          if (processes.running(component.name()).isPresent()) {
            processes.stop(component);
            progress.say("  " + component.name() + " stopped");
          }
          processes.forget(component.name());
        });
  }

  public void checkPorts(List<Component> fleet) {
    for (var component : fleet) {
      if (processes.running(component.name()).isEmpty()) {
        component.ports().stream()
            .filter(port -> !PortOwner.isFree(port))
            .findFirst()
            .ifPresent(port -> complain(component, port));
      }
    }
  }

  private static void complain(Component component, int port) {
    var owner = PortOwner.describe(port).map(o -> " by " + o).orElse("");
    throw new Problem(
        "Port %d, which %s needs, is taken%s. Free it and run this again."
            .formatted(port, component.name(), owner));
  }

  private static void inParallel(
      List<Component> ordered, Function<Component, List<String>> waitsFor, Task task) {
    Executor threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    Map<String, CompletableFuture<Void>> done = new HashMap<>();
    for (var component : ordered) {
      var before = waitsFor.apply(component).stream().map(done::get).toList();
      done.put(
          component.name(),
          CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
              .thenRunAsync(() -> task.on(component), threads));
    }
    joinAll(new ArrayList<>(done.values()));
  }

  /** Waits for all, so that nothing is still starting when the first failure is told. */
  private static void joinAll(List<CompletableFuture<Void>> tasks) {
    Problem first = null;
    for (var task : tasks) {
      try {
        task.join();
      } catch (CompletionException e) {
        first = worse(first, e.getCause());
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** A component that was only called off says less than the one because of which it was. */
  private static Problem worse(Problem known, Throwable next) {
    if (known != null && !(known instanceof CalledOff)) {
      return known;
    }
    return next instanceof Problem p ? p : new Problem(next.toString(), next);
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The launcher is being ended: the hook is running now and does its work.
    }
  }

  private interface Task {
    void on(Component component);
  }
}
