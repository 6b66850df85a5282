package io.tenantry.e2e.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of our own, beside the fleet, that listens on a port. */
public final class Server implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private final Process process;
  private final int port;

  private Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Tells whether a server is ready. */
  @FunctionalInterface
  public interface Readiness {
    /** Asks it; not yet when this fails. */
    boolean isThere() throws IOException, InterruptedException;
  }

  /** Starts a server and waits until it is ready. */
  public static Server start(
      List<String> command, Map<String, String> environment, int port, Path log, Readiness ready)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Server server = new Server(builder.redirectOutput(log.toFile()).start(), port);
    server.await(ready, log);
    return server;
  }

  /** A port that nobody has. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Returns the port it listens on. */
  public int port() {
    return port;
  }

  /** Returns the address it listens on. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** The most memory it ever held, in megabytes (Linux). */
  public long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /**
   * The processor time it has used, with its workers; unlike throughput it tells on a busy machine.
   */
  public Duration cpu() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .flatMap(part -> part.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private void await(Readiness ready, Path log) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 5 && process.isAlive(); i++) {
      try {
        if (ready.isThere()) {
          return;
        }
      } catch (IOException notYet) {
        // it is still starting
      }
      Thread.sleep(200);
    }
    close();
    throw new IllegalStateException("It did not start:\n" + Files.readString(log));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
