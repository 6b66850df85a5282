package io.tenantry.local.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.local.checkout.Checkout;
import io.tenantry.platform.fleet.FleetService;
import io.tenantry.platform.fleet.FleetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds fleet.csv to the services themselves, and everything else to fleet.csv. */
final class FleetTest {
  /** Places that may list services besides the table, and the test that compares each. */
  private static final Set<String> LISTS = Set.of("services/pom.xml");

  /** The variables that tell a service where a server is. */
  private static final Map<String, String> SERVER_OF_VARIABLE =
      Map.ofEntries(
          entry("REDIS_URL", "redis"),
          entry("ELASTICSEARCH_URL", "elasticsearch"),
          entry("S3_ENDPOINT", "s3"),
          entry("SMTP_HOST", "mail"),
          entry("STRIPE_API_BASE", "stripe"),
          entry("RAZORPAY_API_BASE", "razorpay"));

  private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");
  private static final Pattern PLATFORM = Pattern.compile(">platform-([a-z]+)<");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)");
  private final Path root = Checkout.containing(Path.of("")).root();
  private final ServiceLists lists =
      new ServiceLists(FleetTable.services().stream().map(FleetService::name).toList());

  @Test
  void nothing_else_lists_the_services() throws IOException {
    assertThat(lists.in(root))
        .as("files that list services: let them read fleet.csv (docs/guidelines/service.md)")
        .isEqualTo(LISTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", ",", "+", "\", \"", "\",\n  \"", ": 1\n", "\n#\nprice of "})
  void a_list_of_services_is_recognized(String between) {
    var names = FleetTable.withDatabase();

    assertThat(lists.isOne("the " + String.join(between, names) + between)).isTrue();
    assertThat(lists.isOne("the " + String.join(between, names.subList(0, 3)) + between)).isFalse();
  }

  @Test
  void what_names_some_services_is_no_list() {
    assertThat(lists.isOne("auth, booking and rent are told; the lease is not")).isFalse();
  }

  @Test
  void the_modules_of_services_are_the_rows_of_the_table() throws IOException {
    var modules =
        MODULE
            .matcher(Files.readString(root.resolve("services/pom.xml")))
            .results()
            .map(found -> found.group(1));

    assertThat(modules).containsExactlyInAnyOrderElementsOf(FleetTable.withDatabase());
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_service_is_what_its_row_says(FleetService service) throws IOException {
    var module = root.resolve(new Service(service).module());
    var properties = Files.readString(module.resolve("src/main/resources/application.properties"));

    assertThat(module.resolve("README.md")).exists();
    assertThat(properties).contains("quarkus.application.name=" + service.name() + "\n");
    assertThat(properties.contains("tenantry.outbox.slot="))
        .as("publishes events")
        .isEqualTo(service.outboxMillis().isPresent());
    var pom = Files.readString(module.resolve("pom.xml"));
    assertThat(pom.contains(">platform-privacy<"))
        .as("holds personal data")
        .isEqualTo(service.personalData());
    assertThat(serversOf(properties + defaultsOf(pom)))
        .as("servers it needs")
        .isEqualTo(new TreeSet<>(service.needs()));
  }

  @Test
  void the_readme_speaks_of_services_that_exist() throws IOException {
    var named =
        Pattern.compile("(?m)^\\| \\[([\\w-]+)]\\((?:services/)?\\1\\) \\|")
            .matcher(Files.readString(root.resolve("README.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(named)
        .isNotEmpty()
        .isSubsetOf(FleetTable.services().stream().map(FleetService::name).toList());
  }

  static List<FleetService> services() {
    return FleetTable.services();
  }

  /** Variables that the platform modules of a service read by themselves. */
  private String defaultsOf(String pom) throws IOException {
    var text = new StringBuilder();
    for (var module : PLATFORM.matcher(pom).results().map(found -> found.group(1)).toList()) {
      var defaults =
          root.resolve("platform")
              .resolve(module)
              .resolve("src/main/resources/META-INF/microprofile-config.properties");
      if (Files.exists(defaults)) {
        text.append(Files.readString(defaults));
      }
    }
    return text.toString();
  }

  private static Set<String> serversOf(String properties) {
    return VARIABLE
        .matcher(properties)
        .results()
        .flatMap(
            found ->
                SERVER_OF_VARIABLE.entrySet().stream()
                    .filter(variable -> variable.getKey().equals(found.group(1)))
                    .map(Map.Entry::getValue))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
