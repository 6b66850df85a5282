package io.tenantry.local.server;

import io.tenantry.local.build.Modules;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import io.tenantry.platform.fleet.FleetService;
import io.tenantry.platform.fleet.FleetTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One of our own services, or the gateway: a row of {@code fleet.csv}, run as a process. */
public record Service(FleetService row) {
  public static final List<Service> ALL = FleetTable.services().stream().map(Service::new).toList();
  public static final Service GATEWAY =
      ALL.stream().filter(service -> service.name().equals("gateway")).findFirst().orElseThrow();

  public String name() {
    return row.name();
  }

  public int port() {
    return row.port();
  }

  /** Its folder in the repository. */
  public String module() {
    return equals(GATEWAY) ? name() : "services/" + name();
  }

  /** Its database, where it has one. */
  Optional<Database> database() {
    return Database.of(row);
  }

  public String url() {
    return Stack.local(port());
  }

  /** By which the gateway is told where it is: {@code SEARCH_INDEXER_URL}. */
  String addressVariable() {
    return name().toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
  }

  /**
   * Returns the address of its health and metrics, which the gateway does not show on its public
   * port.
   */
  private String management() {
    return Stack.local(equals(GATEWAY) ? Ports.GATEWAY_MANAGEMENT : port());
  }

  /** Nothing while the module is not there. */
  Optional<Component> component(Stack stack) {
    return Modules.exists(stack.checkout(), module())
        ? Optional.of(running(stack))
        : Optional.empty();
  }

  private Component running(Stack stack) {
    var component =
        Component.named(name(), () -> command(stack), Probe.http(management() + "/q/health/ready"))
            .needing(needs())
            .on(port())
            .within(patience(stack));
    return database()
        .filter(Database::outbox)
        .map(events -> component.then(new OutboxConnector(stack, events)::ensureRunning))
        .orElse(component);
  }

  /** The servers that are up before it starts; Keycloak may come later. */
  private List<String> needs() {
    var needs = new ArrayList<String>();
    if (row.database().isPresent()) {
      needs.addAll(List.of("postgres", "kafka", "registry"));
    }
    if (row.outboxMillis().isPresent()) {
      needs.add("connect");
    }
    row.needs().stream().map(Simulator::orServer).forEach(needs::add);
    return needs;
  }

  /**
   * Ten services start at once: on two cores that is some 100 CPU seconds with the first compiler
   * alone and twice as much with both, beside servers that have just started themselves.
   */
  private static Duration patience(Stack stack) {
    return Duration.ofMinutes(stack.profile().of(3, 6));
  }

  private Command command(Stack stack) {
    int heap = stack.profile().of(equals(GATEWAY) ? 192 : 160, 512);
    var jvm =
        Jvm.serving(stack.profile(), 24, heap)
            .with("-Xss512k", "-XX:ReservedCodeCacheSize=64m")
            .with("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
    return new Command(
        jvm.jar(jar(stack)),
        new ServiceEnvironment(stack).of(this),
        stack.checkout().run(),
        List.of(Modules.stamp(stack.checkout(), module())));
  }

  /**
   * Returns the packaged service, as {@code services/pom.xml} makes it; this is the only place that
   * knows.
   */
  private Path jar(Stack stack) {
    return stack.checkout().root().resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
