package io.tenantry.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.local.checkout.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers are set up by scripts, which make what the launcher makes: both read fleet.csv. */
final class ComposeScriptsTest {
  private static final Pattern CREATED = Pattern.compile("create database (\\w+) .*");
  private static final Pattern SLOT =
      Pattern.compile(".*replication_slot\\('(\\w+)', 'pgoutput'\\)");
  @TempDir Path folder;
  private final Path root = Checkout.containing(Path.of("")).root();
  private StubbedScript scripts;

  @BeforeEach
  void prepare() {
    scripts =
        new StubbedScript(
            folder,
            Map.of(
                "FLEET", root.resolve("fleet.csv").toString(),
                "CONNECTOR", root.resolve("local/servers/connect/outbox-connector.json").toString(),
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:19092",
                "SCHEMA_REGISTRY_URL", "http://registry",
                "CONNECT_URL", "http://connect",
                "DB_HOST", "postgres",
                "DB_PORT", "15432",
                "DB_PASSWORD", "one",
                "DB_OWNER_PASSWORD", "two",
                "CDC_PASSWORD", "three"));
  }

  @Test
  void databases_sh_makes_the_databases_and_the_slots_of_outboxes() throws Exception {
    var statements =
        scripts.callsOf("psql", "bash", script("databases.sh")).stream()
            .flatMap(List::stream)
            .toList();

    assertThat(found(statements, CREATED))
        .containsExactlyElementsOf(Database.ALL.stream().map(Database::name).toList());
    assertThat(found(statements, SLOT))
        .containsExactlyElementsOf(
            Database.ALL.stream().filter(Database::outbox).map(Database::slot).toList());
  }

  @Test
  void topics_sh_makes_the_topics_with_their_configuration() throws Exception {
    var made =
        scripts.callsOf("kafka-topics.sh", "bash", script("topics.sh")).stream()
            .map(
                call ->
                    String.join(" ", call.subList(call.indexOf("--topic") + 1, call.size())).trim())
            .toList();

    assertThat(made)
        .containsExactlyElementsOf(
            Topics.all().stream().map(ComposeScriptsTest::asOptions).toList());
  }

  @Test
  void connectors_sh_waits_for_each_service_and_registers_its_connector() throws Exception {
    var calls = scripts.callsOf("curl", "sh", script("connectors.sh"));
    var publishing =
        Service.ALL.stream()
            .filter(service -> service.database().filter(Database::outbox).isPresent())
            .toList();

    assertThat(calls.stream().flatMap(List::stream).filter(addresses("/q/health/ready")))
        .containsExactlyElementsOf(
            publishing.stream()
                .map(s -> "http://%s:%d/q/health/ready".formatted(s.name(), s.port()))
                .toList());
    var connectors = new TreeMap<String, String>();
    for (var call : calls) {
      call.stream()
          .filter(addresses("/config"))
          .forEach(address -> connectors.put(address, call.getLast()));
    }
    assertThat(connectors).hasSameSizeAs(publishing);
    for (var service : publishing) {
      var database = service.database().orElseThrow();
      assertThat(connectors.get("http://connect/connectors/" + database.name() + "-outbox/config"))
          .contains("\"" + database.slot() + "\"")
          .contains("\"" + database.outboxMillis().orElseThrow() + "\"")
          .doesNotContain("@");
    }
  }

  private static String asOptions(NewTopic topic) {
    var options = new StringBuilder(topic.name() + " --partitions " + topic.numPartitions());
    topic.configs().forEach((key, value) -> options.append(" --config " + key + "=" + value));
    return options.toString();
  }

  private static List<String> found(List<String> statements, Pattern pattern) {
    return statements.stream()
        .map(pattern::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .toList();
  }

  private static Predicate<String> addresses(String path) {
    return argument -> argument.startsWith("http://") && argument.endsWith(path);
  }

  private String script(String name) {
    return root.resolve("local/compose").resolve(name).toString();
  }
}
