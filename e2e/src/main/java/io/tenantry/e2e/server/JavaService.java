package io.tenantry.e2e.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of our services as packaged, in a process of its own beside the fleet. */
public final class JavaService {
  private JavaService() {}

  /**
   * Starts a service and waits until it is ready.
   *
   * @param module its folder, from where we run
   * @param environment its variables, as the fleet gives them
   * @param options more for the virtual machine, system properties among them
   */
  public static Server start(
      String module, Map<String, String> environment, List<String> options, Path folder)
      throws IOException, InterruptedException {
    int port = Server.freePort();
    int management = Server.freePort();
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("HTTP_PORT", Integer.toString(port));
    variables.put("HTTP_HOST", "127.0.0.1");
    variables.put("MANAGEMENT_PORT", Integer.toString(management));
    variables.put("JSON_LOGS", "false");
    variables.put("EVENT_LOOPS", "2");
    HttpRequest ready =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/q/health/ready"
                        .formatted(module.endsWith("gateway") ? management : port)))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return Server.start(
          command(module, options),
          variables,
          port,
          folder.resolve(module.replace('/', '-') + ".log"),
          () -> http.send(ready, BodyHandlers.discarding()).statusCode() == 200);
    }
  }

  private static List<String> command(String module, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseParallelGC",
                "-Xmn320m",
                "-XX:+UseCompactObjectHeaders",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-jar", module + "/target/quarkus-app/quarkus-run.jar"));
    return command;
  }
}
