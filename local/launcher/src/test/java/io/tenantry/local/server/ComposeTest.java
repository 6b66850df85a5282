package io.tenantry.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tenantry.local.artifact.Servers;
import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Profile;
import io.tenantry.local.checkout.Secrets;
import io.tenantry.local.checkout.Versions;
import io.tenantry.local.process.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
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
  void everyImageIsPinned() {
    assertThat(services).isNotEmpty();
    for (var service : services) {
      assertThat(service.path("image").asText()).matches(".+:[\\w.-]*\\d[\\w.-]*");
    }
  }

  @Test
  void theServersHaveTheVersionsOfThePlatformBom() {
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
  void everyVariableHasADefaultOrIsInTheExample() throws IOException {
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
  void itHasTheServicesOfTheFleetOnTheirPorts() {
    var wanted = new HashMap<String, Set<Integer>>();
    fleet().servers().forEach(c -> wanted.put(c.name(), portsOf(c)));
    Service.ALL.forEach(s -> wanted.put(s.name(), Set.of(s.port())));
    var found = new HashMap<String, Set<Integer>>();
    services
        .properties()
        .forEach(
            entry -> {
              if (!HELPERS.contains(entry.getKey())) {
                found.put(entry.getKey(), published(entry.getValue()));
              }
            });

    assertThat(found).containsExactlyInAnyOrderEntriesOf(wanted);
  }

  @Test
  void aServiceGetsTheVariablesItGetsHere() {
    var ofTheMachineOnly = Set.of("MALLOC_ARENA_MAX");
    for (var service : Service.ALL) {
      var here = new TreeSet<>(new ServiceEnvironment(fleet().stack()).of(service).keySet());
      here.removeAll(ofTheMachineOnly);
      assertThat(variables(services.path(service.name()))).as(service.name()).containsAll(here);
    }
  }

  @Test
  void whatAServiceDependsOnExists() {
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

  private static Set<Integer> portsOf(Component component) {
    return Set.copyOf(component.ports());
  }

  private static Set<Integer> published(JsonNode service) {
    return StreamSupport.stream(service.path("ports").spliterator(), false)
        .map(port -> port.asText().split(":", -1))
        .peek(pair -> assertThat(pair[0]).isEqualTo(pair[1]))
        .map(pair -> Integer.parseInt(pair[0]))
        .collect(Collectors.toSet());
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
