package io.tenantry.bench.fleet;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of our services as packaged, in a process of its own beside the fleet. */
public final class JavaService implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private final Process process;
  private final int port;

  private JavaService(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a service and waits until it is ready.
   *
   * @param module its folder
   * @param environment its variables, as the fleet gives them
   * @param properties more, as system properties
   */
  public static JavaService start(
      String module, Map<String, String> environment, List<String> properties, Path folder)
      throws IOException, InterruptedException {
    int port = freePort();
    int management = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
    properties.forEach(property -> command.add("-D" + property));
    command.addAll(List.of("-jar", module + "/target/quarkus-app/quarkus-run.jar"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "HTTP_PORT",
                Integer.toString(port),
                "HTTP_HOST",
                "127.0.0.1",
                "MANAGEMENT_PORT",
                Integer.toString(management),
                "JSON_LOGS",
                "false",
                "EVENT_LOOPS",
                "2"));
    Path log = folder.resolve(module.replace('/', '-') + ".log");
    JavaService service = new JavaService(builder.redirectOutput(log.toFile()).start(), port);
    service.await(module.equals("gateway") ? management : port, log);
    return service;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Where it listens, as a URL. */
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

  /** The processor time it has used. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void await(int health, Path log) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest ready =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + health + "/q/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      for (int i = 0; i < PATIENCE_SECONDS * 5 && process.isAlive(); i++) {
        try {
          if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // it is still starting
        }
        Thread.sleep(200);
      }
    }
    close();
    throw new IllegalStateException("It did not start:\n" + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
