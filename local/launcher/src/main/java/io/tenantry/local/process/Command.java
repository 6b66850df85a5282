package io.tenantry.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Command line, folder and variables (besides those of the launcher itself) of a process.
 *
 * @param inputs files (configuration, stamps of what was built) whose change asks for a restart
 */
public record Command(
    List<String> line, Map<String, String> environment, Path folder, List<Path> inputs) {
  public Command {
    line = List.copyOf(line);
    environment = Map.copyOf(environment);
    inputs = List.copyOf(inputs);
  }

  /** Two commands with the same fingerprint start the same thing. */
  public String fingerprint() {
    var hash = new Fingerprint();
    line.forEach(hash::add);
    environment.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> hash.add(e.getKey() + "=" + e.getValue()));
    inputs.forEach(hash::add);
    return hash.value();
  }
}
