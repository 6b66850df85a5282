package io.tenantry.local.process;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * One process of the stack and what has to be known to run it.
 *
 * @param name unique; also the name of its log and pid file
 * @param needs names of the components that must be healthy first
 * @param ports every port it listens on, the main one first
 * @param prepare what must exist before it starts (files, a first initialisation)
 * @param command what runs; asked for after {@code prepare}
 * @param ready when it counts as up
 * @param provision what is set up in it once it is up; may run again at any time
 * @param patience how long it may take to become healthy
 * @param stopSignal the signal that ends it cleanly, as {@code kill} names it
 */
public record Component(
    String name,
    List<String> needs,
    List<Integer> ports,
    Step prepare,
    Supplier<Command> command,
    Probe ready,
    Step provision,
    Duration patience,
    String stopSignal) {

  /** A piece of set-up. */
  @FunctionalInterface
  public interface Step {
    Step NOTHING = () -> {};

    void run() throws Exception;
  }

  public static Component named(String name, Supplier<Command> command, Probe ready) {
    return new Component(
        name,
        List.of(),
        List.of(),
        Step.NOTHING,
        command,
        ready,
        Step.NOTHING,
        Duration.ofSeconds(90),
        "TERM");
  }

  public Component needing(String... names) {
    return needing(List.of(names));
  }

  public Component needing(List<String> names) {
    return new Component(
        name, names, ports, prepare, command, ready, provision, patience, stopSignal);
  }

  public Component on(Integer... numbers) {
    return new Component(
        name, needs, List.of(numbers), prepare, command, ready, provision, patience, stopSignal);
  }

  public Component after(Step preparation) {
    return new Component(
        name, needs, ports, preparation, command, ready, provision, patience, stopSignal);
  }

  public Component then(Step provisioning) {
    return new Component(
        name, needs, ports, prepare, command, ready, provisioning, patience, stopSignal);
  }

  public Component within(Duration time) {
    return new Component(name, needs, ports, prepare, command, ready, provision, time, stopSignal);
  }

  public Component stoppedBy(String signal) {
    return new Component(name, needs, ports, prepare, command, ready, provision, patience, signal);
  }
}
