package io.tenantry.local.server;

import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/**
 * Apicurio Registry on its own database: the schemas of the events, which may only change
 * compatibly.
 */
final class Registry {
  static final String URL = Stack.local(Ports.REGISTRY);
  private static final String API = URL + "/apis/registry/v3";
  private final Stack stack;

  Registry(Stack stack) {
    this.stack = stack;
  }

  Component component() {
    return Component.named("registry", this::command, Probe.http(API + "/admin/rules"))
        .needing("postgres")
        .on(Ports.REGISTRY, Ports.REGISTRY_MANAGEMENT)
        .then(Registry::demandCompatibility);
  }

  private Command command() {
    var home = stack.servers().home("registry");
    var database = Database.named("registry");
    var line =
        Jvm.sized(stack.profile(), 48, 256)
            .with("-Xss512k", "-XX:ReservedCodeCacheSize=64m")
            .jar(home.resolve("quarkus-run.jar"));
    var environment =
        Map.ofEntries(
            Map.entry("QUARKUS_HTTP_HOST", "localhost"),
            Map.entry("QUARKUS_HTTP_PORT", Integer.toString(Ports.REGISTRY)),
            Map.entry("QUARKUS_MANAGEMENT_HOST", "localhost"),
            Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(Ports.REGISTRY_MANAGEMENT)),
            Map.entry("APICURIO_STORAGE_KIND", "sql"),
            Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
            Map.entry("APICURIO_DATASOURCE_URL", database.jdbcUrl()),
            Map.entry("APICURIO_DATASOURCE_USERNAME", database.owner()),
            Map.entry(
                "APICURIO_DATASOURCE_PASSWORD",
                stack.secrets().password(Database.passwordName(database.owner()))),
            Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
            Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
            Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "8"),
            Map.entry("MALLOC_ARENA_MAX", "2"));
    return new Command(line, environment, stack.checkout().run(), List.of());
  }

  private static void demandCompatibility() throws IOException, InterruptedException {
    var rule = "{\"ruleType\":\"COMPATIBILITY\",\"config\":\"BACKWARD\"}";
    var request =
        HttpRequest.newBuilder(URI.create(API + "/admin/rules"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(rule))
            .build();
    var answer = Probe.CLIENT.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300 && answer.statusCode() != 409) {
      throw new IOException("its compatibility rule was refused: " + answer.body());
    }
  }
}
