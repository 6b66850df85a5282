package io.tenantry.platform.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The servers of docker-compose.yml, with the values of {@code .env.example}. */
final class ComposeFile {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?}");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private final Path root;
  private final Properties variables;
  private final Map<String, Map<String, Object>> services;

  private ComposeFile(Path root, Properties variables, Map<String, Map<String, Object>> services) {
    this.root = root;
    this.variables = variables;
    this.services = services;
  }

  /**
   * One server.
   *
   * @param command what its image is told to run; nothing, where the image knows
   * @param files of this repository, and where they are in the container
   * @param folders that it writes to
   * @param needs the servers that run before it
   * @param ports it listens on
   */
  record Server(
      String image,
      List<String> command,
      Map<String, String> environment,
      Map<String, Path> files,
      Set<String> folders,
      Set<String> needs,
      List<Integer> ports) {}

  static ComposeFile read(Path root) {
    var variables = new Properties();
    try (Reader example = Files.newBufferedReader(root.resolve(".env.example"));
        Reader compose = Files.newBufferedReader(root.resolve("docker-compose.yml"))) {
      variables.load(example);
      Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(compose);
      return new ComposeFile(root, variables, file.get("services"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of everything that it starts from an image of others and that listens. */
  Set<String> servers() {
    var names = new TreeSet<String>();
    services.forEach(
        (name, service) -> {
          if (service.containsKey("expose")) {
            names.add(name);
          }
        });
    return names;
  }

  /** The value of a variable. */
  String value(String variable) {
    return fill("${" + variable + "}");
  }

  Server server(String name) {
    Map<String, Object> service = services.get(name);
    var files = new LinkedHashMap<String, Path>();
    var folders = new LinkedHashSet<String>();
    for (String volume : texts(service.get("volumes"))) {
      String[] parts = volume.split(":", -1);
      if (parts[0].startsWith("./")) {
        files.put(parts[1], root.resolve(parts[0].substring(2)));
      } else {
        folders.add(parts[1]);
      }
    }
    return new Server(
        service.get("image").toString(),
        service.get("command") instanceof String line
            ? List.of(SPACES.split(fill(line)))
            : texts(service.get("command")),
        environment(service.get("environment")),
        files,
        folders,
        service.get("depends_on") instanceof Map<?, ?> needs ? names(needs) : Set.of(),
        texts(service.get("expose")).stream().map(Integer::valueOf).toList());
  }

  private Map<String, String> environment(Object given) {
    var environment = new LinkedHashMap<String, String>();
    if (given instanceof Map<?, ?> map) {
      map.forEach((key, value) -> environment.put(key.toString(), fill(value.toString())));
    }
    return environment;
  }

  private List<String> texts(Object given) {
    var texts = new ArrayList<String>();
    if (given instanceof List<?> list) {
      list.forEach(value -> texts.add(fill(value.toString())));
    }
    return texts;
  }

  private static Set<String> names(Map<?, ?> map) {
    var names = new LinkedHashSet<String>();
    map.keySet().forEach(name -> names.add(name.toString()));
    return names;
  }

  private String fill(String text) {
    return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
  }

  private String value(MatchResult variable) {
    String value = variables.getProperty(variable.group(1), variable.group(2));
    if (value == null) {
      throw new IllegalStateException(
          "docker-compose.yml wants the variable " + variable.group(1) + ", see .env.example.");
    }
    return value;
  }
}
