package io.tenantry.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.artifact.Servers;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Profile;
import io.tenantry.local.checkout.Secrets;
import io.tenantry.local.checkout.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** There may be no Docker here, so what Docker would be given is held against the fleet. */
@TestInstance(Lifecycle.PER_CLASS)
final class ComposeTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:-[^}]*)?}");
  private static final Set<String> HELPERS = Set.of("topics", "connectors");
  @TempDir static Path folder;
  private final Checkout checkout = Checkout.containing(Path.of(""));
  private String text;
  private JsonNode services;

  /** As local/containers hands it to Docker, anchors resolved. */
  @BeforeAll
  void read() throws IOException, InterruptedException {
    var script = checkout.root().resolve("local/containers").toString();
    new StubbedScript(folder, Map.of("CONTAINERS", folder.toString()))
        .callsOf("docker", script, "config");
    text = Files.readString(folder.resolve("containers.yml"));
    Map<String, Object> merged = new Yaml().load(text);
    services = new ObjectMapper().<JsonNode>valueToTree(merged).path("services");
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
            .toList();
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

  @Test
  void the_gateway_is_told_where_every_service_is() throws IOException {
    assertThat(Files.readAllLines(folder.resolve("containers.env")))
        .containsExactlyElementsOf(
            Service.ALL.stream()
                .map(s -> s.addressVariable() + "=http://%s:%d".formatted(s.name(), s.port()))
                .toList());
  }

  @Test
  void a_service_gets_the_variables_it_gets_here() {
    var ofTheMachineOnly = Set.of("MALLOC_ARENA_MAX");
    for (var service : Service.ALL) {
      var here = new TreeSet<>(new ServiceEnvironment(fleet().stack()).of(service).keySet());
      here.removeAll(ofTheMachineOnly);
      Service.ALL.forEach(other -> here.remove(other.addressVariable()));
      var there = new TreeSet<String>();
      services.path(service.name()).path("environment").fieldNames().forEachRemaining(there::add);
      assertThat(there).as(service.name()).containsAll(here);
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
}
