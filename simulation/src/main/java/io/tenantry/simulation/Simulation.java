package io.tenantry.simulation;

import io.tenantry.simulation.world.Broken;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Lives through many seeds, or through one step by step: {@code seeds <count> [from]}, {@code seed
 * <seed>}.
 */
public final class Simulation {
  private static final PrintStream OUT = System.out;
  private static final int TENTHS = 10;

  private Simulation() {}

  /** Ends with 1 when an invariant does not hold. */
  public static void main(String[] arguments) {
    long number = Long.parseLong(arguments[1].replace("_", ""));
    boolean holds =
        arguments[0].equals("seed")
            ? replay(number)
            : all(arguments.length > 2 ? Long.parseLong(arguments[2]) : 1, number);
    System.exit(holds ? 0 : 1);
  }

  private static boolean replay(long seed) {
    Run run = Run.of(seed, Optional.empty(), true);
    run.history().forEach(OUT::println);
    OUT.printf(
        "faults %s, bookings %s, payments %s%n",
        run.faults(), run.bookings().reached(), run.payments().reached());
    OUT.printf("seed %d, history %016x: %s%n", seed, run.hash(), verdict(run));
    return run.broken().isEmpty();
  }

  private static boolean all(long from, long count) {
    var coverage = new Coverage();
    var done = new AtomicLong();
    long began = System.nanoTime();
    Optional<Run> failed =
        LongStream.range(from, from + count)
            .parallel()
            .mapToObj(Run::of)
            .peek(coverage::add)
            .peek(run -> progress(done.incrementAndGet(), count, began))
            .filter(run -> run.broken().isPresent())
            .findAny();
    failed.ifPresent(
        run ->
            OUT.printf(
                "seed %d: %s%nSee it step by step: make sim SEED=%d%n",
                run.seed(), verdict(run), run.seed()));
    OUT.printf(
        "%s; %s%n", speed(done.get(), began), failed.isEmpty() ? "all invariants hold" : "FAILED");
    OUT.printf("%s%n", coverage);
    return failed.isEmpty();
  }

  private static void progress(long done, long count, long began) {
    if (done % Math.max(count / TENTHS, 1) == 0) {
      OUT.println(speed(done, began));
    }
  }

  private static String speed(long done, long began) {
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return "%,d seeds in %.1f s, %,.0f a second"
        .formatted(done, took.toMillis() / 1e3, done * 1e3 / Math.max(took.toMillis(), 1));
  }

  private static String verdict(Run run) {
    return run.broken().map(Broken::getMessage).orElse("all invariants hold");
  }
}
