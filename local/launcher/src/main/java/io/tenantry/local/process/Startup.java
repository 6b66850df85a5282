package io.tenantry.local.process;

import io.tenantry.local.checkout.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One run of {@code up}: what it started, so that it can be undone, and whether it is called off.
 */
final class Startup {
  private static final Duration TO_ANSWER_AGAIN = Duration.ofSeconds(15);
  private static final int LINES_OF_LOG = 12;
  private final Deque<Component> started = new ArrayDeque<>();
  private final Processes processes;
  private final Progress progress;
  private volatile boolean calledOff;

  Startup(Processes processes, Progress progress) {
    this.processes = processes;
    this.progress = progress;
  }

  void bringUp(Component component) {
    var begin = Instant.now();
    try {
      checkGoing(component);
      component.prepare().run();
      var command = component.command().get();
      var how = settle(component, command);
      component.provision().run();
      progress.up(component, Duration.between(begin, Instant.now()), how);
    } catch (CalledOff e) {
      throw e;
    } catch (Exception e) {
      calledOff = true;
      throw e instanceof Problem p ? p : told(component, e);
    }
  }

  /** Stops what this run started, the last first. */
  void undo() {
    calledOff = true;
    synchronized (started) {
      while (!started.isEmpty()) {
        processes.stop(started.pop());
      }
    }
  }

  private String settle(Component component, Command command) throws InterruptedException {
    var known = processes.known(component.name());
    var running = known.flatMap(PidFile::process);
    if (running.isPresent()) {
      boolean same = known.get().fingerprint().equals(command.fingerprint());
      if (same && answersWithin(component, running.get(), TO_ANSWER_AGAIN)) {
        return "running";
      }
      processes.stop(component);
      start(component, command);
      return same ? "repaired" : "renewed";
    }
    start(component, command);
    return known.isPresent() ? "repaired" : "started";
  }

  private void start(Component component, Command command) throws InterruptedException {
    ProcessHandle process;
    synchronized (started) {
      checkGoing(component);
      process = processes.start(component.name(), command, command.fingerprint());
      started.push(component);
    }
    if (!answersWithin(component, process, component.patience())) {
      checkGoing(component);
      throw new Problem(
          Liveness.lives(process)
              ? "%s did not become healthy within %d s.%s"
                  .formatted(
                      component.name(), component.patience().toSeconds(), lastWords(component))
              : "%s ended while it was starting.%s"
                  .formatted(component.name(), lastWords(component)));
    }
  }

  private boolean answersWithin(Component component, ProcessHandle process, Duration time)
      throws InterruptedException {
    var end = Instant.now().plus(time);
    while (Liveness.lives(process) && !calledOff && Instant.now().isBefore(end)) {
      if (component.ready().passes()) {
        return Liveness.lives(process);
      }
      Thread.sleep(100);
    }
    return false;
  }

  private void checkGoing(Component component) {
    if (calledOff) {
      throw new CalledOff(component);
    }
  }

  private String lastWords(Component component) {
    var log = processes.log(component.name());
    return " Its last lines (%s):\n    %s"
        .formatted(log.path(), String.join("\n    ", log.tail(LINES_OF_LOG)));
  }

  private static Problem told(Component component, Exception e) {
    var reason = e.getMessage() == null ? e.toString() : e.getMessage();
    return new Problem(component.name() + " could not be set up: " + reason, e);
  }
}
