package io.tenantry.payment;

import io.tenantry.simulator.testing.Scratch;
import io.tenantry.simulator.testing.SimulatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A payment provider's simulator as a process. Tests kill it and start it again: where it runs
 * stands in system properties, which every class loader sees.
 */
record ProviderSimulator(String provider, Map<String, String> keys) {
  private static final String SERVICE_PORT = "tenantry.test.service-port";

  /** Sets the port of the service under test. */
  static void tell(int servicePort) {
    System.setProperty(SERVICE_PORT, Integer.toString(servicePort));
  }

  /** Finds a place and starts there. */
  void settle() {
    System.setProperty(property("port"), Integer.toString(Scratch.port()));
    System.setProperty(property("data"), Scratch.directory().toString());
    begin();
  }

  void begin() {
    System.setProperty(property("pid"), Long.toString(process().start().pid()));
  }

  void kill() {
    ProcessHandle.of(Long.getLong(property("pid")))
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  String url() {
    return "http://localhost:" + System.getProperty(property("port"));
  }

  private SimulatorProcess process() {
    var variables = new HashMap<>(keys);
    variables.put("HTTP_PORT", System.getProperty(property("port")));
    variables.put("DATA_DIR", System.getProperty(property("data")));
    variables.put(
        "WEBHOOK_URL",
        "http://localhost:%s/api/v1/payments/webhooks/%s"
            .formatted(System.getProperty(SERVICE_PORT), provider));
    return new SimulatorProcess(
        List.of("-Xmx128m", "-jar", jar().toString()),
        variables,
        Path.of("target", provider + "-simulator.log"));
  }

  private Path jar() {
    Path target = Path.of("../../local/" + provider + "-simulator/target");
    try (var jars = Files.newDirectoryStream(target, provider + "-simulator-*.jar")) {
      return jars.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String property(String name) {
    return "tenantry.test." + provider + "-" + name;
  }
}
