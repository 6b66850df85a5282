package io.tenantry.local.server;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.checkout.Template;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kafka Connect with Debezium: carries the outbox rows of every database to Kafka. */
final class Connect {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String URL = Stack.local(Ports.CONNECT);
  private final Stack stack;
  private final Path home;
  private final Path config;

  Connect(Stack stack) {
    this.stack = stack;
    this.home = stack.servers().home("connect");
    this.config = stack.checkout().config("connect").resolve("worker.properties");
  }

  Component component() {
    return Component.named("connect", this::command, Probe.http(URL + "/connectors"))
        .needing("kafka", "postgres")
        .on(Ports.CONNECT)
        .after(this::configure);
  }

  /**
   * A task that failed stays failed until someone restarts it. The connectors this was done for.
   */
  static List<String> restartFailed() throws IOException, InterruptedException {
    var failed = new ArrayList<String>();
    var all = JSON.readTree(Probe.CLIENT.send(to("?expand=status").build(), ofString()).body());
    for (var connector : all.properties()) {
      if (connector.getValue().findValuesAsText("state").contains("FAILED")) {
        var restart = to("/" + connector.getKey() + "/restart?includeTasks=true&onlyFailed=true");
        Probe.CLIENT.send(restart.POST(BodyPublishers.noBody()).build(), ofString());
        failed.add(connector.getKey());
      }
    }
    return failed;
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(URL + "/connectors" + path))
        .timeout(Duration.ofSeconds(10));
  }

  private void configure() {
    new Template(stack.checkout().server("connect").resolve("worker.properties"))
        .writeTo(
            config,
            Map.of(
                "BOOTSTRAP", Kafka.BOOTSTRAP,
                "PORT", Integer.toString(Ports.CONNECT),
                "PLUGINS", home.resolve("plugins").toString()));
  }

  private Command command() {
    var line =
        Jvm.sized(stack.profile(), 96, stack.profile().of(384, 768))
            .cached(home.resolve("connect.aot"))
            .with("-Dorg.slf4j.simpleLogger.showDateTime=true")
            .with("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSZ")
            .main(
                Jvm.jarsOf(home.resolve("lib")),
                "org.apache.kafka.connect.cli.ConnectDistributed",
                config.toString());
    return new Command(line, Map.of(), stack.checkout().run(), List.of(config));
  }
}
