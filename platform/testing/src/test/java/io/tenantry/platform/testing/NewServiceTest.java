package io.tenantry.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.platform.fleet.FleetService;
import io.tenantry.platform.fleet.FleetTable;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adds a service with {@code local/new-service} to a scratch copy of what that changes. */
class NewServiceTest {
  private static final Path CHECKOUT = Path.of("../..");
  private static final String RULES =
      "services/pet-care/src/test/java/io/tenantry/petcare/PetCareCodeRulesTest.java";
  @TempDir Path scratch;

  @BeforeEach
  void copy() throws IOException {
    for (String file : List.of("fleet.csv", "services/pom.xml", "local/new-service")) {
      copy(CHECKOUT.resolve(file));
    }
    try (Stream<Path> template = Files.list(CHECKOUT.resolve("local/service-template"))) {
      for (Path file : template.toList()) {
        copy(file);
      }
    }
  }

  @Test
  void it_costs_a_folder_a_row_and_a_line() throws Exception {
    Set<Path> before = files();
    assertThat(run("pet-care", "8199")).isEmpty();

    Set<Path> added = new TreeSet<>(files());
    added.removeAll(before);
    assertThat(added).isNotEmpty().allMatch(file -> file.startsWith("services/pet-care"));
    assertThat(addedTo("fleet.csv"))
        .containsExactly("pet-care,8199,pet_care,50,no,,pet-care.events.v1;retention.ms=-1");
    assertThat(addedTo("services/pom.xml")).containsExactly("    <module>pet-care</module>");
  }

  @Test
  void its_row_can_be_read() throws Exception {
    run("pet-care", "8199");

    List<FleetService> fleet =
        FleetTable.read(Files.newBufferedReader(scratch.resolve("fleet.csv")));
    assertThat(fleet).hasSize(FleetTable.services().size() + 1);
    assertThat(fleet).extracting(FleetService::name).contains("pet-care");
  }

  @Test
  void nothing_is_left_to_fill_in() throws Exception {
    run("pet-care", "8199");

    for (Path file : files()) {
      if (file.startsWith("services/pet-care")) {
        assertThat(scratch.resolve(file)).content().doesNotContainPattern("@[A-Z]+@");
      }
    }
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(scratch.resolve("services/pet-care/pom.xml").toFile());
  }

  @Test
  void it_compiles_and_obeys_the_code_rules() throws Exception {
    run("pet-care", "8199");
    Path classes = Files.createDirectory(scratch.resolve("classes"));

    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String source = scratch.resolve(RULES).toString();
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", path, "-d", classes.toString(), source);
    assertThat(failed).isZero();

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      Constructor<?> rules =
          loader.loadClass("io.tenantry.petcare.PetCareCodeRulesTest").getDeclaredConstructor();
      rules.setAccessible(true);
      Object test = rules.newInstance();
      for (Method rule : CodeRules.class.getDeclaredMethods()) {
        if (rule.isAnnotationPresent(Test.class)) {
          rule.setAccessible(true);
          rule.invoke(test);
        }
      }
    }
  }

  @Test
  void a_name_or_a_port_that_is_taken_is_refused() throws Exception {
    assertThat(run("auth", "8199")).contains("The fleet has a service auth");
    assertThat(run("pet-care", "8101")).contains("one on port 8101");
    assertThat(run("Pets", "8199")).contains("usage:");
    assertThat(addedTo("fleet.csv")).isEmpty();
  }

  private void copy(Path file) throws IOException {
    Path copy = scratch.resolve(CHECKOUT.relativize(file));
    Files.createDirectories(copy.getParent());
    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder command = new ProcessBuilder("bash", "local/new-service");
    command.command().addAll(List.of(arguments));
    Process process = command.directory(scratch.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  private List<String> addedTo(String file) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(scratch.resolve(file)));
    List<String> old = Files.readAllLines(CHECKOUT.resolve(file));
    assertThat(lines).containsSubsequence(old);
    lines.removeAll(old);
    return lines;
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(scratch)) {
      return new TreeSet<>(all.filter(Files::isRegularFile).map(scratch::relativize).toList());
    }
  }
}
