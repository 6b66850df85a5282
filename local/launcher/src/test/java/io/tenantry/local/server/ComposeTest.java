package io.tenantry.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tenantry.local.artifact.Servers;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Profile;
import io.tenantry.local.checkout.Secrets;
import io.tenantry.local.checkout.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * There may be no Docker here, so docker-compose.yml is held against the fleet by its structure.
 */
final class ComposeTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:-[^}]*)?}");
  private static final Set<String> HELPERS = Set.of("topics", "connectors");
  @TempDir Path folder;
  private final Checkout checkout = Checkout.containing(Path.of(""));
  private String text;
  private JsonNode services;

  @BeforeEach
  void read() throws IOException {
    text = Files.readString(checkout.root().resolve("docker-compose.yml"));
    services = new YAMLMapper().readTree(text).path("services");
  }

  @Test
  void every_image_is_pinned() {
    assertThat(services).isNotEmpty();
    for (var service : services) {
      assertThat(service.path("image").asText()).matches(".+:[\\w.-]*\\d[\\w.-]*");
    }
  }

  @Test
  void the_servers_have_the_versions_of_the_platform_bom() {
    var versions = Versions.of(checkout);
    Map.of(
            "postgres", "postgresql",
            "kafka", "kafka",
            "connect", "debezium",
            "registry", "apicurio",
            "elasticsearch", "elasticsearch",
            "keycloak", "keycloak",
            "s3", "s3proxy",
            "mail", "greenmail")
        .forEach(
            (service, version) ->
                assertThat(versions.server(version))
                    .contains(
                        services.path(service).path("image").asText().replaceAll(".*[:-]", "")));
  }

  @Test
  void every_variable_has_a_default_or_is_in_the_example() throws IOException {
    var example = new Properties();
    try (var in = Files.newBufferedReader(checkout.root().resolve(".env.example"))) {
      example.load(in);
    }
    var undefined =
        VARIABLE
            .matcher(text)
            .results()
            .filter(m -> m.group(2) == null && !example.containsKey(m.group(1)))
            .map(m -> m.group(1))
            .collect(Collectors.toSet());
    assertThat(undefined).isEmpty();
  }

  @Test
  void it_has_the_servers_and_services_of_the_fleet() {
    var wanted = new TreeSet<String>(HELPERS);
    fleet().servers().forEach(c -> wanted.add(c.name()));
    Service.ALL.forEach(s -> wanted.add(s.name()));
    var found = new TreeSet<String>();
    services.fieldNames().forEachRemaining(found::add);

    assertThat(found).isEqualTo(wanted);
  }

  @Test
  void services_listen_on_their_ports() {
    for (var service : Service.ALL) {
      assertThat(services.path(service.name()).path("environment").path("HTTP_PORT").asText())
          .as(service.name())
          .isEqualTo(Integer.toString(service.port()));
    }
  }

  @Test
  void only_what_a_browser_asks_is_published_and_only_on_loopback() {
    var found = new HashMap<String, String>();
    services
        .properties()
        .forEach(
            entry ->
                entry
                    .getValue()
                    .path("ports")
                    .forEach(port -> found.put(entry.getKey(), port.asText())));

    assertThat(found)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "gateway", onLoopback(Ports.GATEWAY),
                "keycloak", onLoopback(Ports.KEYCLOAK),
                "s3", onLoopback(Ports.S3),
                "mail", onLoopback(Ports.MAIL_API),
                "stripe-simulator", onLoopback(Ports.STRIPE),
                "razorpay-simulator", onLoopback(Ports.RAZORPAY)));
  }

  @Test
  void redis_asks_for_a_password() {
    assertThat(services.path("redis").path("command").toString())
        .contains("\"--requirepass\",\"${REDIS_PASSWORD}\"");
  }

  /** Volumes are new to containers: what the launcher makes at each start, these scripts make. */
  @Test
  void the_scripts_make_the_databases_slots_connectors_and_topics_of_the_fleet()
      throws IOException {
    var databases = names(Database.ALL.stream().map(Database::name));
    var outboxes = names(Database.ALL.stream().filter(Database::outbox).map(Database::name));
    assertThat(listsOf("databases.sh", "for db in ([\\w ]+); do"))
        .containsExactly(databases, outboxes);
    assertThat(listsOf("connectors.sh", "for db in ([\\w ]+); do")).containsExactly(outboxes);
    assertThat(topicsOf("topics.sh"))
        .isEqualTo(names(Topics.all().stream().map(topic -> topic.name())));
  }

  @Test
  void a_service_gets_the_variables_it_gets_here() {
    var ofTheMachineOnly = Set.of("MALLOC_ARENA_MAX");
    for (var service : Service.ALL) {
      var here = new TreeSet<>(new ServiceEnvironment(fleet().stack()).of(service).keySet());
      here.removeAll(ofTheMachineOnly);
      assertThat(variables(services.path(service.name()))).as(service.name()).containsAll(here);
    }
  }

  @Test
  void what_a_service_depends_on_exists() {
    var names = new HashSet<String>();
    services.fieldNames().forEachRemaining(names::add);
    for (var service : services) {
      service.path("depends_on").fieldNames().forEachRemaining(n -> assertThat(names).contains(n));
    }
  }

  private Fleet fleet() {
    return new Fleet(
        new Stack(
            checkout,
            Secrets.of(new Checkout(folder)),
            new Servers(checkout, Versions.of(checkout)),
            Profile.DEV));
  }

  private static String onLoopback(int port) {
    return "127.0.0.1:%1$d:%1$d".formatted(port);
  }

  private static Set<String> names(Stream<String> names) {
    return names.collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Set<String>> listsOf(String script, String list) throws IOException {
    return Pattern.compile(list)
        .matcher(script(script))
        .results()
        .map(found -> names(Stream.of(found.group(1).split(" ", -1))))
        .toList();
  }

  /** Loops over contexts, and topics on lines of their own. */
  private Set<String> topicsOf(String script) throws IOException {
    var topics = new TreeSet<String>();
    var loop = Pattern.compile("for \\w+ in ([\\w -]+); do topic \"\\$\\w+\\.([\\w.-]+)\"");
    loop.matcher(script(script))
        .results()
        .forEach(
            found ->
                Stream.of(found.group(1).split(" ", -1))
                    .forEach(name -> topics.add(name + "." + found.group(2))));
    Pattern.compile("(?m)^topic ([\\w.-]+) ")
        .matcher(script(script))
        .results()
        .forEach(found -> topics.add(found.group(1)));
    return topics;
  }

  private String script(String name) throws IOException {
    return Files.readString(checkout.root().resolve("local/compose").resolve(name));
  }

  /** Jackson leaves YAML's merge key to us. */
  private Set<String> variables(JsonNode service) {
    var names = new HashSet<String>();
    service.path("environment").fieldNames().forEachRemaining(names::add);
    names.addAll(anchored());
    return names;
  }

  private Set<String> anchored() {
    var names = new HashSet<String>();
    try {
      new YAMLMapper()
          .readTree(text)
          .path("x-environment")
          .fieldNames()
          .forEachRemaining(names::add);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
