package io.tenantry.local.server;

import io.tenantry.local.build.Modules;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One of our own services, or the gateway.
 *
 * @param module its folder in the repository
 * @param database its database, where it has one
 */
public record Service(String name, String module, int port, Optional<Database> database) {
  public static final Service GATEWAY =
      new Service("gateway", "gateway", Ports.GATEWAY, Optional.empty());

  public static final List<Service> ALL =
      List.of(
          with("auth", 8101, "auth"),
          with("property", 8102, "property"),
          with("booking", 8103, "booking"),
          with("payment", 8104, "payment"),
          with("lease", 8105, "lease"),
          with("rent", 8106, "rent"),
          with("search", 8107, "search"),
          with("search-indexer", 8108, "search_indexer"),
          with("notification", 8109, "notification"),
          GATEWAY);

  private static final List<String> NEEDS =
      List.of("postgres", "kafka", "connect", "registry", "redis", "elasticsearch");

  private static Service with(String name, int port, String database) {
    return new Service(name, "services/" + name, port, Optional.of(Database.named(database)));
  }

  public String url() {
    return Stack.local(port);
  }

  /**
   * Returns the address of its health and metrics, which the gateway does not show on its public
   * port.
   */
  private String management() {
    return Stack.local(equals(GATEWAY) ? Ports.GATEWAY_MANAGEMENT : port);
  }

  /** Nothing while the module is not there. */
  Optional<Component> component(Stack stack) {
    return Modules.exists(stack.checkout(), module)
        ? Optional.of(running(stack))
        : Optional.empty();
  }

  private Component running(Stack stack) {
    var component =
        Component.named(name, () -> command(stack), Probe.http(management() + "/q/health/ready"))
            .needing(NEEDS)
            .on(port)
            .within(patience(stack));
    return database
        .filter(Database::outbox)
        .map(events -> component.then(new OutboxConnector(stack, events)::ensureRunning))
        .orElse(component);
  }

  /**
   * Ten services start at once: on two cores that is some 100 CPU seconds with the first compiler
   * alone and twice as much with both, beside servers that have just started themselves.
   */
  private static Duration patience(Stack stack) {
    return Duration.ofMinutes(stack.profile().of(3, 6));
  }

  private Command command(Stack stack) {
    int heap = stack.profile().of(name.equals("gateway") ? 192 : 160, 512);
    var jvm =
        Jvm.serving(stack.profile(), 24, heap)
            .with("-Xss512k", "-XX:ReservedCodeCacheSize=64m")
            .with("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
    return new Command(
        jvm.jar(jar(stack)),
        new ServiceEnvironment(stack).of(this),
        stack.checkout().run(),
        List.of(Modules.stamp(stack.checkout(), module)));
  }

  /**
   * Returns the packaged service, as {@code services/pom.xml} makes it; this is the only place that
   * knows.
   */
  private Path jar(Stack stack) {
    return stack.checkout().root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
