package io.tenantry.local.server;

import io.tenantry.local.process.Component;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that runs, in one list. */
public record Fleet(Stack stack) {
  /** Modules of this repository that the backing servers are made of. */
  public static final List<String> SERVER_MODULES =
      Stream.concat(Stream.of("local/elasticsearch"), Simulator.ALL.stream().map(Simulator::module))
          .toList();

  public static final List<String> SERVICE_MODULES =
      Service.ALL.stream().map(Service::module).toList();

  /** Every module that runs as a process. */
  public static List<String> modules() {
    return Stream.concat(SERVER_MODULES.stream(), SERVICE_MODULES.stream()).toList();
  }

  public List<Component> components() {
    return Stream.concat(servers().stream(), services().stream()).toList();
  }

  public List<Component> servers() {
    return Stream.concat(
            Stream.of(
                new Postgres(stack).component(),
                new Kafka(stack).component(),
                new Connect(stack).component(),
                new Registry(stack).component(),
                new Elasticsearch(stack).component(),
                new Redis(stack).component(),
                new Keycloak(stack).component(),
                new S3(stack).component(),
                new Mail(stack).component()),
            Simulator.ALL.stream().map(s -> s.component(stack)).flatMap(Optional::stream))
        .toList();
  }

  /** Restarts connectors that failed and names them; none while Connect is away. */
  public static List<String> healConnectors() {
    try {
      return Connect.restartFailed();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private List<Component> services() {
    return Service.ALL.stream().map(s -> s.component(stack)).flatMap(Optional::stream).toList();
  }
}
