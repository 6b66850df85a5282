package io.tenantry.bench.gateway;

import io.tenantry.bench.Benchmark;
import io.tenantry.bench.Stack;
import io.tenantry.e2e.server.Server;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Measures the cost of the gateway: token check, session check, counting in Redis, headers. Beside
 * it, in the same run and taking turns, nginx as a plain proxy that does none of it, and the
 * upstream itself.
 */
public final class GatewayOverhead implements Benchmark {
  private static final int PEOPLE = 64;
  private static final int PER_SECOND = 500;
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration SATURATED = Duration.ofSeconds(8);
  private static final Duration PACED = Duration.ofSeconds(10);
  private static final double TARGET_RATIO = 0.5;
  private static final double TARGET_ADDED_P99_MILLIS = 1.5;

  @Override
  public boolean run(Stack stack, PrintStream out) throws Exception {
    Optional<Path> nginx = onPath("nginx");
    if (nginx.isEmpty()) {
      out.println("nginx is the baseline and is not on the PATH: apt-get install nginx-light");
      return false;
    }
    Path folder = Files.createTempDirectory("bench-gateway");
    Optional<Path> recording =
        System.getenv("BENCH_PROFILE") == null
            ? Optional.empty()
            : Optional.of(folder.resolve("gateway.jfr"));
    Vertx vertx = Vertx.vertx();
    boolean held;
    try (var subject = start(vertx, stack, nginx.get(), folder, recording)) {
      held = measure(subject, out);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    if (recording.isPresent()) {
      new Recording(recording.get()).print(out);
    }
    return held;
  }

  /** The servers under comparison. */
  private record Subject(Server nginx, Server gateway, List<Door> doors) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      doors.forEach(door -> door.load().close());
      nginx.close();
      gateway.close();
    }
  }

  /** A way to the upstream, and what was measured of it. */
  private record Door(String name, Load load, List<Double> throughput, Histogram latency) {
    static Door named(String name, Load load) {
      return new Door(name, load, new ArrayList<>(), new Histogram(3));
    }

    double perSecond() {
      return throughput.stream()
          .mapToDouble(Double::doubleValue)
          .sorted()
          .toArray()[throughput.size() / 2];
    }

    double millis(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1e3;
    }
  }

  private static Subject start(
      Vertx vertx, Stack stack, Path nginx, Path folder, Optional<Path> recording)
      throws Exception {
    Identity identity = new Identity();
    Upstream upstream = new Upstream(vertx, identity);
    List<String> tokens = tokens(identity, upstream.url() + "/realms/tenantry");
    Server baseline = Doors.nginx(nginx, folder, upstream.port());
    Server gateway = Doors.gateway(folder, upstream, stack.redis(), recording);
    return new Subject(
        baseline,
        gateway,
        List.of(
            Door.named("upstream itself", new Load(vertx, upstream.port(), tokens)),
            Door.named("nginx, plain proxy (baseline)", new Load(vertx, baseline.port(), tokens)),
            Door.named(
                "gateway with token check (ours)", new Load(vertx, gateway.port(), tokens))));
  }

  private static List<String> tokens(Identity identity, String issuer)
      throws GeneralSecurityException {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      tokens.add(identity.token(issuer));
    }
    return tokens;
  }

  private static boolean measure(Subject subject, PrintStream out) throws InterruptedException {
    out.printf(
        Locale.ROOT,
        "Gateway overhead: %d connections, %d rounds, load average %.1f on %d cores%n",
        PEOPLE,
        ROUNDS,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
    for (Door door : subject.doors()) {
      door.load().saturate(WARM_UP);
    }
    Effort ofNginx = Effort.begin(subject.nginx(), subject.doors().get(1).load());
    Effort ofGateway = Effort.begin(subject.gateway(), subject.doors().get(2).load());
    for (int round = 0; round < ROUNDS; round++) {
      for (Door door : subject.doors()) {
        door.throughput().add(door.load().saturate(SATURATED));
      }
      for (Door door : subject.doors()) {
        door.latency().add(door.load().pace(PER_SECOND, PACED));
      }
    }
    boolean held = report(subject, out);
    out.printf(
        Locale.ROOT,
        "processor time a request: nginx %.0f µs, gateway %.0f µs%n",
        ofNginx.micros(),
        ofGateway.micros());
    return held;
  }

  /** CPU time a process has used since a moment, and the answers it gave for it. */
  private record Effort(Server proxy, Load load, Duration before, long answersBefore) {
    static Effort begin(Server proxy, Load load) {
      return new Effort(proxy, load, proxy.cpu(), load.answers());
    }

    double micros() {
      return proxy.cpu().minus(before).toNanos()
          / 1e3
          / Math.max(1, load.answers() - answersBefore);
    }
  }

  private static boolean report(Subject subject, PrintStream out) {
    Door direct = subject.doors().get(0);
    Door nginx = subject.doors().get(1);
    Door gateway = subject.doors().get(2);
    subject.doors().forEach(door -> print(out, door, direct));
    double ratio = gateway.perSecond() / nginx.perSecond();
    double added = gateway.millis(99) - direct.millis(99);
    Map<String, LongAdder> failures = new TreeMap<>();
    subject
        .doors()
        .forEach(
            door ->
                door.load()
                    .failures()
                    .forEach((how, n) -> failures.put(door.name() + ": " + how, n)));
    boolean held = ratio >= TARGET_RATIO && added <= TARGET_ADDED_P99_MILLIS && failures.isEmpty();
    out.printf(
        Locale.ROOT,
        "throughput ratio %.2f (target ≥ %.1f) · added p99 %.2f ms (target ≤ %.1f) · failed %s: %s%n",
        ratio,
        TARGET_RATIO,
        added,
        TARGET_ADDED_P99_MILLIS,
        failures,
        held ? "held" : "MISSED");
    return held;
  }

  private static void print(PrintStream out, Door door, Door direct) {
    out.printf(
        Locale.ROOT,
        "  %-34s %7.0f/s   at %d/s: p50 %5.2f ms, p99 %5.2f ms   added p50 %5.2f, p99 %5.2f%n",
        door.name(),
        door.perSecond(),
        PER_SECOND,
        door.millis(50),
        door.millis(99),
        door.millis(50) - direct.millis(50),
        door.millis(99) - direct.millis(99));
  }

  private static Optional<Path> onPath(String program) {
    return Stream.concat(
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)),
            Stream.of("/usr/sbin"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
