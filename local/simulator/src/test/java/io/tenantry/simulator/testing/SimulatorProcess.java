package io.tenantry.simulator.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A simulator as a process of its own, which can be killed and started again where it was.
 *
 * @param command what {@code java} is given
 * @param variables with {@code HTTP_PORT} and {@code DATA_DIR}
 * @param log gets what it prints
 */
public record SimulatorProcess(List<String> command, Map<String, String> variables, Path log) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Some work that needs it. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  /** One that runs {@code main} with the test's class path, at a place of its own. */
  public static SimulatorProcess of(Class<?> main, Map<String, String> keys) {
    var variables = new HashMap<>(keys);
    variables.put("HTTP_PORT", Integer.toString(Scratch.port()));
    variables.put("DATA_DIR", Scratch.directory().toString());
    return new SimulatorProcess(
        List.of("-cp", System.getProperty("java.class.path"), main.getName()),
        variables,
        Path.of("target", "simulator.log"));
  }

  /** Returns the address it listens on. */
  public String url() {
    return "http://localhost:" + variables.get("HTTP_PORT");
  }

  /** Answers calls when this returns. */
  public Process start() {
    var builder = new ProcessBuilder(Stream.concat(Stream.of(java()), command.stream()).toList());
    builder.environment().putAll(variables);
    File printed = log.toFile();
    try {
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(printed))
              .start();
      await(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it for this work, and then ends it as {@code kill -9} does. */
  public void during(Work work) throws Exception {
    Process process = start();
    try {
      work.run();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private void await(Process process) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    try (var client = HttpClient.newHttpClient()) {
      while (!isHealthy(client)) {
        if (!process.isAlive() || Instant.now().isAfter(deadline)) {
          process.destroyForcibly();
          throw new IllegalStateException("It doesn't answer; see " + log.toAbsolutePath());
        }
        Thread.sleep(100);
      }
    }
  }

  private boolean isHealthy(HttpClient client) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url() + "/health")).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
